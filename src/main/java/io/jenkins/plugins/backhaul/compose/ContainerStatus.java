package io.jenkins.plugins.backhaul.compose;

import java.util.List;
import java.util.stream.Stream;

/**
 * How one container of a service is.
 *
 * @param id changes when the container is created anew
 * @param service the service's name
 * @param state Docker's word: created, running, paused, restarting, removing, exited or dead
 * @param health what the container's own health check says: starting, healthy or unhealthy; empty when it has none
 * @param exitCode how it ended; 0 while it runs
 * @param restarts how often Docker has started it again by itself
 * @param startedAt when it was last started, in Docker's own writing
 * @param mounts the files and folders of this machine that are mounted in it
 */
public record ContainerStatus(
        String id,
        String service,
        String state,
        String health,
        int exitCode,
        int restarts,
        String startedAt,
        List<String> mounts) {
    /** What {@link #parse} reads: fields set apart by tabs; last the mark of a one-off container, as elsewhere. */
    static final String TEMPLATE = "{{.Id}}\t{{index .Config.Labels \"com.docker.compose.service\"}}\t"
            + "{{.State.Status}}\t{{with index .State \"Health\"}}{{.Status}}{{end}}\t{{.State.ExitCode}}\t"
            + "{{.RestartCount}}\t{{.State.StartedAt}}\t"
            + "{{range .Mounts}}{{if eq .Type \"bind\"}}{{.Source}}\u0001{{end}}{{end}}\t"
            + "{{index .Config.Labels \"com.docker.compose.oneoff\"}}";

    /** Keeps a copy of the list. */
    public ContainerStatus {
        mounts = List.copyOf(mounts);
    }

    static ContainerStatus parse(String line) {
        String[] fields = line.split("\t", -1);
        List<String> mounts = Stream.of(fields[7].split("\u0001"))
                .filter(mount -> !mount.isEmpty())
                .toList();
        return new ContainerStatus(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                Integer.parseInt(fields[4]),
                Integer.parseInt(fields[5]),
                fields[6],
                mounts);
    }

    /** Whether it runs, healthy or not. */
    public boolean isRunning() {
        return state.equals("running");
    }

    /** What changes whenever the container is created anew or starts again. */
    public String run() {
        return id + " " + startedAt;
    }
}
