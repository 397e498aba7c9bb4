package io.jenkins.plugins.backhaul.deploy.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.DeploymentRefusedException;
import io.jenkins.plugins.backhaul.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that is a checkout of Git and that a project runs from. Commits are checked out detached from any branch; files that
 * Git does not track stay as they are.
 */
public final class Checkout {
    private static final int MOST_NAMED = 5;

    private final Git git;
    private final Optional<Path> source;

    /**
     * The checkout in a folder; nothing is looked at yet.
     *
     * @param source another checkout of this machine that commits are taken from first, such as a job's workspace
     * @param environment variables added to those of this process
     */
    public Checkout(Programs programs, Path folder, Optional<Path> source, Map<String, String> environment) {
        this.git = new Git(programs, folder.toAbsolutePath().normalize(), environment);
        this.source = source.map(path -> path.toAbsolutePath().normalize()).filter(path -> !path.equals(git.folder()));
    }

    /** The folder. */
    public Path folder() {
        return git.folder();
    }

    /**
     * A folder inside of Git's own, which no checkout touches; made if need be.
     *
     * @throws DeploymentException when the folder is no checkout
     */
    public Path records() throws DeploymentException {
        checkIsOne();
        Path records =
                Path.of(git.run("rev-parse", "--absolute-git-dir").strip()).resolve("backhaul");
        try {
            return Files.createDirectories(records);
        } catch (IOException e) {
            throw new DeploymentException(
                    "This account may not deploy to " + folder() + ": it cannot write in " + records.getParent()
                            + "; let it, or use the account that deploys there otherwise",
                    e);
        }
    }

    private void checkIsOne() throws DeploymentException {
        boolean there = Files.isDirectory(folder());
        Optional<String> top = there ? git.ask("rev-parse", "--show-toplevel") : Optional.empty();
        if (top.isEmpty() && there && Files.exists(folder().resolve(".git"))) {
            git.run("rev-parse", "--show-toplevel");
        }
        if (top.isEmpty()) {
            throw new DeploymentException("There is no Git checkout in " + folder()
                    + "; make it once, with its .env and whatever else is not in Git: git clone <address> " + folder());
        }
    }

    /** The commit that is checked out; nothing in a repository without any. */
    public Optional<Commit> head() {
        return git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}").map(Commit::new);
    }

    /** The branch that is checked out; nothing when none is. */
    public Optional<String> branch() {
        return git.ask("symbolic-ref", "--quiet", "--short", "HEAD");
    }

    /** The commit that a branch is at, at the remote origin, now. */
    public Commit tip(String branch) throws DeploymentException {
        String line = git.run("ls-remote", "origin", "refs/heads/" + branch);
        if (line.isBlank()) {
            throw new DeploymentException("There is no branch " + branch + " at the origin of " + folder());
        }
        return new Commit(line.split("\\s", 2)[0]);
    }

    /** The commit that a person means by a name, such as the beginning of its hash. */
    public Commit named(String name) throws DeploymentException {
        return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
                .map(Commit::new)
                .orElseThrow(() -> new DeploymentException("There is no commit " + name + " in " + folder()));
    }

    /** Whether a commit is the other or has it among its ancestors; also false when one of them is not here. */
    public boolean includes(Commit commit, Commit other) {
        return git.ask("merge-base", "--is-ancestor", other.hash(), commit.hash())
                .isPresent();
    }

    /**
     * Fetches a commit, and looks for what a checkout would lose.
     *
     * @throws DeploymentRefusedException when tracked files were changed, and that may not be discarded
     * @throws DeploymentException when the commit cannot be had
     */
    public void prepare(Commit commit, Set<Consent> consents) throws IOException {
        List<String> changed = changedFiles();
        if (!changed.isEmpty() && !consents.contains(Consent.DISCARD_CHANGES)) {
            throw new DeploymentRefusedException("In " + folder() + " files were changed that Git tracks: "
                    + named(changed) + ". Commit them, or deploy with --discard, which keeps their changes as a patch");
        }
        new FetchCommit(git, source).run(commit);
        new PutCommit(git).checkWay(commit);
    }

    /** The tracked files that were changed, which a deployment does not replace unasked, in words; nothing when there are none. */
    public Optional<String> changes() throws DeploymentException {
        return Optional.of(changedFiles()).filter(files -> !files.isEmpty()).map(Checkout::named);
    }

    private List<String> changedFiles() throws DeploymentException {
        return git
                .list(
                        "status",
                        "--porcelain",
                        "-z",
                        "--untracked-files=no",
                        "--ignore-submodules=untracked",
                        "--no-renames")
                .stream()
                .map(line -> line.substring(3))
                .toList();
    }

    private void keepPatch() throws IOException {
        Path patch = records().resolve("discarded-" + Instant.now().toString().replace(":", "") + ".patch");
        git.run("diff", "--binary", "--output=" + patch, "HEAD");
        git.run("reset", "--hard", "--quiet", "HEAD");
    }

    /**
     * Checks a commit out, which {@link #prepare} has got ready, and its submodules. Changes of tracked files, which have been
     * consented to or were made since, are kept as a patch in {@link #records}.
     *
     * @throws DeploymentException when that failed half-way; checking the commit from before out heals it
     */
    public void put(Commit commit) throws IOException {
        if (!changedFiles().isEmpty()) {
            keepPatch();
        }
        new PutCommit(git).run(commit);
    }

    /** The files that differ between two commits, relative to the folder. */
    public List<String> changedBetween(Commit one, Commit other) throws DeploymentException {
        return git.list("diff", "--name-only", "--no-renames", "-z", one.hash(), other.hash());
    }

    static String named(List<String> files) {
        String some = String.join(", ", files.subList(0, Math.min(MOST_NAMED, files.size())));
        return files.size() <= MOST_NAMED ? some : some + " and " + (files.size() - MOST_NAMED) + " more";
    }

    static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
