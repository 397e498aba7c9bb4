package io.jenkins.plugins.backhaul.compose;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that a container is for, as its label says it, so that what a killed one has left can be told from what one that is
 * at work needs. A process id alone is not enough: it is given again to another process.
 *
 * @param host the name of its machine
 * @param process its id there
 * @param begun when it was started, as its machine says it
 */
record ContainerOwner(String host, long process, Instant begun) {
    /** Of another machine nobody here knows whether it is at work; longer than any proof takes. */
    private static final Duration FOREIGN_ABANDONED_AFTER = Duration.ofDays(2);

    static ContainerOwner thisProcess() {
        ProcessHandle self = ProcessHandle.current();
        return new ContainerOwner(
                thisHost(), self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
    }

    /** What {@link #toString()} wrote; empty for anything else. */
    static Optional<ContainerOwner> parse(String label) {
        String[] parts = label.split(" ", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,18}") || !parts[2].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(
                new ContainerOwner(parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2]))));
    }

    /** Whether nobody needs the container any more. */
    boolean isGone(Instant now) {
        if (!host.equals(thisHost())) {
            return begun.plus(FOREIGN_ABANDONED_AFTER).isBefore(now);
        }
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .flatMap(each -> each.info().startInstant())
                .filter(start -> start.toEpochMilli() == begun.toEpochMilli())
                .isEmpty();
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public String toString() {
        return host + " " + process + " " + begun.toEpochMilli();
    }
}
