package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.restore.RestoredCopy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Copies of all databases, which wait beside the live ones until all of them can be swapped in. Closing drops those that were not. */
final class CopiesBeside implements AutoCloseable {
    private final Map<String, RestoredCopy> copies = new LinkedHashMap<>();
    private final Map<String, RestoreReport> reports = new LinkedHashMap<>();

    void add(String label, RestoredCopy copy) {
        copies.put(label, copy);
    }

    /** By the project's names of the databases. */
    Map<String, RestoredCopy> all() {
        return new LinkedHashMap<>(copies);
    }

    /** One after the other, with nothing in between that takes time. */
    void swapIn() throws IOException {
        for (Map.Entry<String, RestoredCopy> each : copies.entrySet()) {
            reports.put(each.getKey(), each.getValue().swapIn(Bystanders.NONE));
        }
    }

    /** What became of one; nothing when it was not swapped in by this. */
    Optional<RestoreReport> report(String label) {
        return Optional.ofNullable(reports.get(label));
    }

    @Override
    public void close() {
        copies.values().forEach(RestoredCopy::close);
    }
}
