package io.jenkins.plugins.backhaul.deploy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The record of all deployments to one place: a file that only grows, one line of JSON for each. */
public final class DeploymentLog {
    private static final Set<Outcome> UNKNOWN_STATE = EnumSet.of(Outcome.INTERRUPTED, Outcome.BROKEN);

    private final Path file;

    private DeploymentLog(Path file) {
        this.file = file;
    }

    /** The record that is kept in a folder, as {@link Target#records} names it. */
    public static DeploymentLog in(Path records) {
        return new DeploymentLog(records.resolve("deployments.jsonl"));
    }

    /** Every deployment, the oldest first. A line that was written only in part, or by hand, is passed over. */
    public List<Deployment> all() throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(DeploymentJson::deployment)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    void append(Deployment deployment) throws IOException {
        String line = (endsWithinLine() ? "\n" : "") + DeploymentJson.write(deployment) + "\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Whether a process was killed while it wrote the last line. */
    private boolean endsWithinLine() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(log.length() - 1);
            return log.read() != '\n';
        }
    }

    /** The last deployment that came to be well, whether at once or by going back. */
    Optional<Deployment> lastWell() throws IOException {
        List<Deployment> all = all();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).outcome() == Outcome.DEPLOYED) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    /** The commit that ran before: the one that is there, unless an unfinished deployment has left it. */
    Optional<Commit> wayBack(Optional<Commit> current) throws IOException {
        List<Deployment> all = all();
        if (current.isEmpty() || all.isEmpty()) {
            return current;
        }
        Deployment last = all.get(all.size() - 1);
        boolean unfinished = UNKNOWN_STATE.contains(last.outcome()) && last.to().equals(current.get());
        return unfinished ? last.from() : current;
    }

    /**
     * The commit that was deployed before the one that is there, as a person goes back in a history of pages: going back twice
     * goes back two commits, not to and fro.
     */
    public Optional<Commit> before(Commit current) throws IOException {
        Deque<Commit> stack = new ArrayDeque<>();
        for (Deployment each : all()) {
            if (each.outcome() == Outcome.DEPLOYED) {
                each.from().ifPresent(from -> visit(stack, from));
                visit(stack, each.to());
            }
        }
        visit(stack, current);
        stack.pop();
        return Optional.ofNullable(stack.peek());
    }

    private static void visit(Deque<Commit> stack, Commit commit) {
        if (!stack.contains(commit)) {
            stack.push(commit);
        }
        while (!stack.element().equals(commit)) {
            stack.pop();
        }
    }
}
