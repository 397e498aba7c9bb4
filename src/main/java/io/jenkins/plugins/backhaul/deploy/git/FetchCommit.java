package io.jenkins.plugins.backhaul.deploy.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import java.nio.file.Path;
import java.util.Optional;

/** Gets one commit into a repository, wherever it still is. */
final class FetchCommit {
    private final Git git;
    private final Optional<Path> source;

    /** @param source a repository of this machine that is asked first: it needs no network and no rights */
    FetchCommit(Git git, Optional<Path> source) {
        this.git = git;
        this.source = source;
    }

    void run(Commit commit) throws DeploymentException {
        if (isHere(commit)) {
            return;
        }
        source.ifPresent(path -> git.ask("fetch", "--quiet", "--no-tags", path.toString(), commit.hash()));
        if (isHere(commit)) {
            return;
        }
        git.run("fetch", "--quiet", "--no-tags", "--recurse-submodules=no", "origin");
        if (!isHere(commit)) {
            // No branch leads to it any more, but most servers still hand it out by its name.
            git.ask("fetch", "--quiet", "--no-tags", "--recurse-submodules=no", "origin", commit.hash());
        }
        if (!isHere(commit)) {
            throw new DeploymentException("The commit " + commit.hash() + " is not at the origin of " + git.folder()
                    + "; was its branch pushed there, or replaced by force since?");
        }
    }

    private boolean isHere(Commit commit) {
        return git.ask("cat-file", "-e", commit.hash() + "^{commit}").isPresent();
    }
}
