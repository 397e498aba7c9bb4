package io.jenkins.plugins.backhaul.compose;

import java.time.Instant;
import java.util.Comparator;

/**
 * One container of a service, as {@code docker inspect} shows it. Both generations of Compose mark their containers with
 * the same labels.
 *
 * @param name of the container, which survives its being created anew
 * @param service the service's name
 * @param number counts the containers of one service from 1
 * @param state Docker's word: created, running, paused, restarting, removing, exited or dead
 * @param createdAt when it was made; Compose makes a container after those that it depends on
 */
record ServiceContainer(String name, String service, int number, String state, Instant createdAt) {
    /** What {@link #parse} reads: fields set apart by tabs, which no name can hold. */
    static final String TEMPLATE = "{{.Name}}\t{{index .Config.Labels \"com.docker.compose.service\"}}\t"
            + "{{index .Config.Labels \"com.docker.compose.container-number\"}}\t{{.State.Status}}\t"
            + "{{.Created}}\t{{index .Config.Labels \"com.docker.compose.oneoff\"}}";

    static final Comparator<ServiceContainer> BY_NUMBER = Comparator.comparingInt(ServiceContainer::number);

    static ServiceContainer parse(String line) {
        String[] fields = line.split("\t", -1);
        return new ServiceContainer(
                fields[0].substring(1), fields[1], Integer.parseInt(fields[2]), fields[3], Instant.parse(fields[4]));
    }

    /** Whether the line is of a container that {@code compose run} made, which belongs to no service's set. */
    static boolean isOneOff(String line) {
        return line.endsWith("\tTrue");
    }

    boolean isRunning() {
        return state.equals("running");
    }

    /** Whether it runs or Docker is about to start it again. */
    boolean isActive() {
        return isRunning() || state.equals("restarting");
    }
}
