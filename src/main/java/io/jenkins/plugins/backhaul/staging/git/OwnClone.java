package io.jenkins.plugins.backhaul.staging.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.git.Git;
import io.jenkins.plugins.backhaul.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clone of a project's origin for one piece of work, so that nobody's checkout is touched. It uses the addresses and credentials
 * that the checkout is configured with, but none of its hooks. Closing removes it.
 */
public final class OwnClone implements AutoCloseable {
    private static final String ORIGIN = "refs/remotes/origin/";

    private final Git git;

    private OwnClone(Git git) {
        this.git = git;
    }

    /**
     * Clones, and fetches all branches.
     *
     * @param checkout a checkout of the project, whose objects need not be fetched again
     * @param parent the folder that the clone is made in
     * @throws DeploymentException when the origin cannot be reached
     */
    public static OwnClone of(Programs programs, Path checkout, Path parent) throws IOException {
        Git there = new Git(programs, checkout, Map.of());
        Path folder = Files.createTempDirectory(parent, "clone-");
        OwnClone clone = new OwnClone(new Git(programs, folder, Map.of("GIT_LFS_SKIP_SMUDGE", "1")));
        try {
            clone.initialise(there);
            clone.git.run("fetch", "--quiet", "--no-tags", "--prune", "origin", "+refs/heads/*:" + ORIGIN + "*");
            return clone;
        } catch (IOException | RuntimeException e) {
            clone.close();
            throw e;
        }
    }

    /** What stands in the checkout's configuration comes first, so that what is said here wins. */
    private void initialise(Git there) throws IOException {
        Path checkout = there.folder();
        git.run("init", "--quiet");
        Path common =
                checkout.resolve(there.run("rev-parse", "--git-common-dir").strip());
        git.run("config", "--add", "include.path", common.resolve("config").toString());
        git.run("config", "core.bare", "false");
        git.run("config", "core.worktree", git.folder().toString());
        git.run("config", "core.hooksPath", "/dev/null");
        git.run("config", "commit.gpgSign", "false");
        git.run("config", "core.sparseCheckout", "false");
        git.run("config", "core.fsmonitor", "false");
        git.run("config", "submodule.recurse", "false");
        if (git.ask("config", "user.email").isEmpty()) {
            git.run("config", "user.name", "Backhaul");
            git.run("config", "user.email", "backhaul@localhost");
        }
        boolean shallow = there.ask("rev-parse", "--is-shallow-repository").equals(Optional.of("true"));
        if (!shallow) {
            Path objects = checkout.resolve(
                    there.run("rev-parse", "--git-path", "objects").strip());
            Files.writeString(git.folder().resolve(".git/objects/info/alternates"), objects + "\n");
        }
    }

    /** Git in this clone. */
    Git git() {
        return git;
    }

    /** Where its files are. */
    public Path folder() {
        return git.folder();
    }

    /** The commit that a branch of the origin was at when this was cloned; nothing when there is no such branch. */
    public Optional<Commit> tip(String branch) {
        return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", ref(branch) + "^{commit}")
                .map(Commit::new);
    }

    static String ref(String branch) {
        return ORIGIN + branch;
    }

    /**
     * Tries whether a branch of the origin may be written, and writes nothing.
     *
     * @throws DeploymentException when it may not
     */
    public void tryToPush(Commit commit, String branch) throws DeploymentException {
        git.run("push", "--quiet", "--dry-run", "--force", "origin", commit.hash() + ":refs/heads/" + branch);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(git.folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left is owned by us and holds what the checkout holds; the next reset removes it.
        }
    }

    /**
     * Removes clones that killed processes have left.
     *
     * @param parent the folder that clones are made in; nobody else may be at work there
     */
    public static void sweep(Programs programs, Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            for (Path left : files.filter(file -> file.getFileName().toString().startsWith("clone-"))
                    .toList()) {
                new OwnClone(new Git(programs, left, Map.of())).close();
            }
        }
    }
}
