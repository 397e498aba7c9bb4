package io.jenkins.plugins.backhaul.deploy.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.DeploymentRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Checks a commit out over another, all or nothing as far as the disk lets it. */
final class PutCommit {
    private final Git git;

    PutCommit(Git git) {
        this.git = git;
    }

    /** Git itself would silently replace files that it ignores, such as {@code .env}. */
    void checkWay(Commit commit) throws DeploymentException {
        List<String> inTheWay = added(commit).stream()
                .filter(file -> Checkout.exists(git.folder().resolve(file)))
                .toList();
        if (!inTheWay.isEmpty()) {
            throw new DeploymentRefusedException("In " + git.folder() + " are files that Git does not track, and "
                    + commit + " brings files of the same names: " + Checkout.named(inTheWay)
                    + ". Move them away, or take them out of the commit");
        }
    }

    void run(Commit commit) throws IOException {
        List<String> added = added(commit).stream()
                .filter(file -> !Checkout.exists(git.folder().resolve(file)))
                .toList();
        try {
            git.run(
                    "checkout",
                    "--quiet",
                    "--detach",
                    "--no-overwrite-ignore",
                    "--no-recurse-submodules",
                    commit.hash());
        } catch (DeploymentException e) {
            takeBack(added, e);
            throw e;
        }
        putSubmodules();
    }

    /** Where a full disk stops Git it leaves new files that it then does not know, and that would stand in its way. */
    private void takeBack(List<String> added, DeploymentException fault) throws IOException {
        boolean unchanged = git.ask("reset", "--hard", "--quiet", "HEAD").isPresent();
        for (String file : added) {
            Files.deleteIfExists(git.folder().resolve(file));
        }
        if (!unchanged) {
            fault.addSuppressed(new DeploymentException(
                    "The files of " + git.folder() + " could not all be put back as they were; look at: git status"));
        }
    }

    private void putSubmodules() throws DeploymentException {
        if (Checkout.exists(git.folder().resolve(".gitmodules"))) {
            git.run("submodule", "--quiet", "sync", "--recursive");
            git.run("submodule", "--quiet", "update", "--init", "--force", "--recursive");
        }
    }

    /** Files that the commit has and the one that is checked out has not. */
    private List<String> added(Commit commit) throws DeploymentException {
        return git.list("diff", "--name-only", "--no-renames", "--diff-filter=A", "-z", "HEAD", commit.hash());
    }
}
