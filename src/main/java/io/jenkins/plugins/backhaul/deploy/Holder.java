package io.jenkins.plugins.backhaul.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a lock.
 *
 * @param token tells this lock from any other
 * @param deployment what is deployed, as far as it is known while it goes on
 * @param process the process that does it
 */
record Holder(String token, Deployment deployment, Worker process) {
    /** Whether the process still runs. */
    enum Fate {
        RUNS,
        GONE,
        ELSEWHERE
    }

    /**
     * A process of some machine.
     *
     * @param host the machine's name
     * @param pid its number there
     * @param started when it began, which tells it from a later one of that number
     */
    record Worker(String host, long pid, Instant started) {
        /** The start of a process is computed from the machine's, which the kernel tells in whole seconds that may shift. */
        private static final Duration TOLERANCE = Duration.ofSeconds(3);

        static Worker current() {
            ProcessHandle self = ProcessHandle.current();
            return new Worker(hostName(), self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
        }

        Fate fate() {
            if (!host.equals(hostName())) {
                return Fate.ELSEWHERE;
            }
            return ProcessHandle.of(pid)
                            .filter(ProcessHandle::isAlive)
                            .filter(this::isTheSame)
                            .isPresent()
                    ? Fate.RUNS
                    : Fate.GONE;
        }

        private boolean isTheSame(ProcessHandle other) {
            Optional<Instant> began = other.info().startInstant();
            return began.isEmpty()
                    || Duration.between(began.get(), started).abs().compareTo(TOLERANCE) <= 0;
        }

        private static String hostName() {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            } catch (IOException e) {
                return nameByNetwork();
            }
        }

        private static String nameByNetwork() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "this machine";
            }
        }
    }

    static Holder of(Deployment deployment) {
        return new Holder(UUID.randomUUID().toString(), deployment, Worker.current());
    }

    /** Whether its process was killed: it ran on this machine, and runs no more. */
    boolean isGone() {
        return process.fate() == Fate.GONE;
    }

    /** Who deploys what since when, and where the process is. */
    String shown() {
        String why =
                deployment.by().why().isEmpty() ? "" : " (" + deployment.by().why() + ")";
        return deployment.by().who() + why + " deploys " + deployment.to() + " to " + deployment.environment()
                + " since " + DeploymentJson.shown(deployment.begun()) + ", in process " + process.pid() + " on "
                + process.host();
    }
}
