package io.jenkins.plugins.backhaul.agent.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where everything is in the folder.
 *
 * @param folder the folder itself
 */
record Layout(Path folder) {
    static final int LARGEST_ORDER = 1 << 20;
    static final int LARGEST_OUTCOME = 1 << 20;
    static final int LARGEST_ANSWER = 1 << 20;
    static final int LARGEST_SIGN = 100;

    /** A sidecar of 16 MiB in base64, and what is around it. */
    static final int LARGEST_QUESTION = 24 << 20;

    Path order() {
        return folder.resolve("order.json");
    }

    Path outcome() {
        return folder.resolve("outcome.json");
    }

    Path log() {
        return folder.resolve("log");
    }

    /** What the worker's JVM itself prints: nothing, unless it cannot run. */
    Path console() {
        return folder.resolve("console");
    }

    /** Changes as long as somebody watches. */
    Path watched() {
        return folder.resolve("watched");
    }

    /** Changes as long as the worker works; says which process that is. */
    Path alive() {
        return folder.resolve("alive");
    }

    Path cancel() {
        return folder.resolve("cancel");
    }

    Path questions() {
        return folder.resolve("questions");
    }

    Path answers() {
        return folder.resolve("answers");
    }

    Path question(int number) {
        return questions().resolve(String.valueOf(number));
    }

    Path answer(int number) {
        return answers().resolve(String.valueOf(number));
    }

    /** The numbers of the questions that nobody has answered. */
    SortedSet<Integer> openQuestions() throws IOException {
        SortedSet<Integer> open = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(questions())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.matches("[1-9][0-9]{0,8}") && !Files.exists(answer(Integer.parseInt(name)))) {
                    open.add(Integer.valueOf(name));
                }
            }
        }
        return open;
    }
}
