package io.jenkins.plugins.backhaul.testkit;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bare repository, {@code origin}, with a developer's clone of it, {@code work}, that has the branches master and develop. */
public final class GitForTests {
    /** What keeps this machine's own configuration out, and lets submodules come from a folder. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_SYSTEM", "/dev/null",
            "GIT_CONFIG_COUNT", "3",
            "GIT_CONFIG_KEY_0", "protocol.file.allow",
            "GIT_CONFIG_VALUE_0", "always",
            "GIT_CONFIG_KEY_1", "user.name",
            "GIT_CONFIG_VALUE_1", "Zoë",
            "GIT_CONFIG_KEY_2", "user.email",
            "GIT_CONFIG_VALUE_2", "zoe@wizards.example");

    private final Path folder;

    /** Makes both in a folder; the first commit is empty. */
    public GitForTests(Path folder) throws IOException {
        this.folder = folder;
        run(folder, "init", "--quiet", "--bare", "--initial-branch=master", "origin");
        run(folder, "clone", "--quiet", origin().toString(), "work");
        work("commit", "--quiet", "--allow-empty", "-m", "Begin");
        work("push", "--quiet", "origin", "HEAD:refs/heads/master", "HEAD:refs/heads/develop");
    }

    /** The bare repository. */
    public Path origin() {
        return folder.resolve("origin");
    }

    /** The developer's clone. */
    public Path work() {
        return folder.resolve("work");
    }

    /** Clones the origin into a folder beside it. */
    public Path cloneTo(String name) throws IOException {
        run(folder, "clone", "--quiet", "--recurse-submodules", origin().toString(), name);
        return folder.resolve(name);
    }

    /** Writes a file in the clone. */
    public GitForTests write(String file, String text) throws IOException {
        Path path = work().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Commits all that was written and pushes it to a branch of the origin. Returns the whole hash. */
    public String push(String branch) throws IOException {
        work("add", "--all", "--force");
        work("commit", "--quiet", "--allow-empty", "-m", "Go on");
        work("push", "--quiet", "--force", "origin", "HEAD:refs/heads/" + branch);
        return work("rev-parse", "HEAD");
    }

    /** Runs Git in the clone. */
    public String work(String... words) throws IOException {
        return run(work(), words);
    }

    /** Runs Git in any folder and returns what it printed, without the last line's end. */
    public static String run(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return new LocalPrograms()
                .output(new Invocation(command, ENVIRONMENT, Map.of(), Optional.of(folder)))
                .strip();
    }
}
