package io.jenkins.plugins.backhaul.deploy.compose;

import io.jenkins.plugins.backhaul.compose.ContainerStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the services that still run what was mounted before: their files have changed, and nothing has started them again. */
final class StaleServices {
    private final List<Path> changed;

    /** @param changed files that have changed, relative to the folder */
    StaleServices(Path folder, List<String> changed) throws IOException {
        Path real = folder.toRealPath();
        this.changed = changed.stream()
                .flatMap(file -> List.of(folder.resolve(file), real.resolve(file)).stream())
                .toList();
    }

    List<String> among(List<ContainerStatus> earlier, List<ContainerStatus> now) {
        Set<String> runs = earlier.stream().map(ContainerStatus::run).collect(Collectors.toSet());
        return now.stream()
                .filter(each -> each.isRunning() && runs.contains(each.run()) && mountsChanged(each))
                .map(ContainerStatus::service)
                .distinct()
                .toList();
    }

    private boolean mountsChanged(ContainerStatus container) {
        return container.mounts().stream().map(Path::of).anyMatch(mount -> changed.stream()
                .anyMatch(file -> file.startsWith(mount)));
    }
}
