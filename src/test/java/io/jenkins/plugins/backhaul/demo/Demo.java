package io.jenkins.plugins.backhaul.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Tells the whole story on this machine, with real servers and the real command line; {@code bin/demo} starts it. */
public final class Demo {
    private static final int DEFAULT_MEGABYTES = 60;

    private Path backhaul;
    private int megabytes = DEFAULT_MEGABYTES;
    private boolean keep;

    private Demo() {}

    /** Ends with exit code 0 when everything was restored exactly. */
    public static void main(String[] arguments) throws Exception {
        Demo demo = new Demo();
        if (!demo.parse(new ArrayDeque<>(List.of(arguments)))) {
            System.err.println("Usage: bin/demo [--size MB] [--keep]");
            System.exit(2);
        }
        System.exit(demo.run() ? 0 : 1);
    }

    private boolean parse(Deque<String> arguments) {
        while (!arguments.isEmpty()) {
            String option = arguments.pop();
            if (option.equals("--keep")) {
                keep = true;
            } else if (option.equals("--backhaul") && !arguments.isEmpty()) {
                backhaul = Path.of(arguments.pop());
            } else if (option.equals("--size")
                    && !arguments.isEmpty()
                    && arguments.peek().matches("[1-9]\\d{0,5}")) {
                megabytes = Integer.parseInt(arguments.pop());
            } else {
                return false;
            }
        }
        return backhaul != null;
    }

    private boolean run() throws Exception {
        Path folder = Files.createTempDirectory("backhaul-demo-");
        try (DemoServers servers = DemoServers.start(folder)) {
            boolean good = new DemoStory(servers, backhaul, folder).tell(megabytes);
            if (keep) {
                servers.explain(backhaul);
                System.in.read();
            }
            return good;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
