package io.jenkins.plugins.backhaul.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a project begins with: guessed from its folder, commented so that it teaches, and to be read by a person before it is
 * used. Guessing runs no program, looks at nothing outside of the repository and takes over no password.
 *
 * @param configuration the text of {@code backhaul.yml}
 * @param jenkinsfile the text of {@code Jenkinsfile}
 * @param reasons one sentence for each guess: what was guessed, and because of what
 */
public record StarterFiles(String configuration, String jenkinsfile, List<String> reasons) {
    private static final String JENKINSFILE = "Jenkinsfile";

    /** Keeps a copy of the reasons. */
    public StarterFiles {
        reasons = List.copyOf(reasons);
    }

    /**
     * Guesses for a folder. What cannot be guessed is left for a person to fill in, and marked {@code FILL IN}.
     *
     * @param folder the project's, with its Compose file; not changed
     */
    public static StarterFiles guess(Path folder) {
        StarterGuess guess = StarterGuess.of(folder.toAbsolutePath().normalize());
        StarterText text = new StarterText(guess);
        return new StarterFiles(text.configuration(), text.jenkinsfile(), guess.reasons());
    }

    /**
     * Writes both files; one that is there already stays as it is.
     *
     * @return one sentence for each file: written, or left as it was
     */
    public List<String> writeInto(Path folder) throws IOException {
        List<String> done = new ArrayList<>();
        if (Files.exists(folder.resolve("backhaul.yaml"))) {
            done.add("backhaul.yaml is there already; it was left as it is");
        } else {
            done.add(write(folder.resolve(ConfigFile.NAME), configuration));
        }
        done.add(write(folder.resolve(JENKINSFILE), jenkinsfile));
        return done;
    }

    private static String write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return file.getFileName() + " is written";
        } catch (FileAlreadyExistsException e) {
            return file.getFileName() + " is there already; it was left as it is";
        }
    }
}
