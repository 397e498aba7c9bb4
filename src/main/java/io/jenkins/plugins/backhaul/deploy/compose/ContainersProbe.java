package io.jenkins.plugins.backhaul.deploy.compose;

import io.jenkins.plugins.backhaul.compose.ComposeProject;
import io.jenkins.plugins.backhaul.compose.ContainerStatus;
import io.jenkins.plugins.backhaul.deploy.Probe;
import io.jenkins.plugins.backhaul.deploy.Sign;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether the containers of a project are well, as Docker sees them. */
final class ContainersProbe implements Probe {
    private final ComposeProject project;
    private final DeployedServices services;
    private final Set<String> runsBefore;

    /** @param before how the containers were before the deployment */
    ContainersProbe(ComposeProject project, DeployedServices services, List<ContainerStatus> before) {
        this.project = project;
        this.services = services;
        runsBefore = before.stream().map(ContainerStatus::run).collect(Collectors.toSet());
    }

    @Override
    public Sign look() throws IOException {
        List<ContainerStatus> wanted = project.status().stream()
                .filter(each -> services.include(each.service()))
                .toList();
        Optional<String> missing = services.names().stream()
                .filter(name -> wanted.stream().noneMatch(each -> each.service().equals(name)))
                .findFirst();
        if (missing.isPresent()) {
            return Sign.notYet("the service " + missing.get() + " has no container");
        }
        if (wanted.stream().allMatch(ContainersProbe::isOver)) {
            return Sign.lost("no container of the project runs");
        }
        return wanted.stream()
                .map(this::judge)
                .filter(sign -> sign.state() != Sign.State.WELL)
                .findFirst()
                .orElseGet(() -> Sign.well(
                        wanted.stream().map(ContainerStatus::run).sorted().collect(Collectors.joining("\n"))));
    }

    private Sign judge(ContainerStatus container) {
        String name = "the service " + container.service();
        return switch (container.state()) {
            case "running" -> running(container, name);
            case "exited", "dead" -> ended(container, name);
            case "restarting" ->
                Sign.notYet(
                        name + " ends again and again, last with exit code " + container.exitCode() + logs(container));
            default -> Sign.notYet(name + " is " + container.state());
        };
    }

    private static boolean isOver(ContainerStatus container) {
        return container.state().matches("exited|dead") && container.exitCode() == 0;
    }

    private Sign running(ContainerStatus container, String name) {
        return switch (container.health()) {
            case "starting" -> Sign.notYet(name + " runs, but its health check has not passed yet");
            case "unhealthy" -> Sign.notYet(name + " is unhealthy by its own health check" + logs(container));
            default -> Sign.well(container.run());
        };
    }

    /** A service that does its work and ends, such as a migration, is well unless it was named; so is what had ended before. */
    private Sign ended(ContainerStatus container, String name) {
        boolean mustRun = services.names().contains(container.service());
        boolean ours = !runsBefore.contains(container.run());
        if (mustRun || (ours && container.exitCode() != 0)) {
            return Sign.lost(name + " has ended with exit code " + container.exitCode() + logs(container));
        }
        return Sign.well(container.run());
    }

    private String logs(ContainerStatus container) {
        return "; see: " + project.typed() + " logs " + container.service();
    }
}
