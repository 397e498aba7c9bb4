package io.jenkins.plugins.backhaul.deploy.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.DeploymentRefusedException;
import io.jenkins.plugins.backhaul.deploy.Probe;
import io.jenkins.plugins.backhaul.deploy.Target;
import io.jenkins.plugins.backhaul.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A remote that deploys what is pushed to one of its branches, as Heroku and Dokku do. Each push says which commit it replaces,
 * and fails when somebody has pushed another one meanwhile.
 */
public final class RemoteTarget implements Target {
    private final Git git;
    private final Checkout checkout;
    private final String remote;
    private final String reference;
    private Optional<Commit> there = Optional.empty();

    /**
     * A branch of a remote.
     *
     * @param checkout the checkout that is pushed from; the lock and the record are kept in it
     * @param remote the name or the address of the remote
     */
    public RemoteTarget(
            Programs programs, Checkout checkout, String remote, String branch, Map<String, String> environment) {
        this(new Git(programs, checkout.folder(), environment), checkout, remote, branch);
    }

    /**
     * The same, pushed to as somebody whom this machine's own Git does not know.
     *
     * @param remote the address of the remote
     */
    public RemoteTarget(Programs programs, Checkout checkout, String remote, String branch, RemoteLogin login) {
        this(new Git(programs, checkout.folder(), Map.of(), Optional.of(login)), checkout, remote, branch);
    }

    private RemoteTarget(Git git, Checkout checkout, String remote, String branch) {
        this.git = git;
        this.checkout = checkout;
        this.remote = remote;
        this.reference = "refs/heads/" + branch;
    }

    @Override
    public String place() {
        return "the branch " + reference.substring("refs/heads/".length()) + " of " + Git.withoutPasswords(remote);
    }

    @Override
    public Path records() throws DeploymentException {
        return checkout.records();
    }

    @Override
    public Optional<Commit> current() throws DeploymentException {
        String line = git.run("ls-remote", remote, reference);
        return line.isBlank() ? Optional.empty() : Optional.of(new Commit(line.split("\\s", 2)[0]));
    }

    @Override
    public void prepare(Commit commit, Set<Consent> consents) throws IOException {
        new FetchCommit(git, Optional.empty()).run(commit);
        there = current();
        if (there.isEmpty()) {
            return;
        }
        git.run("fetch", "--quiet", "--no-tags", remote, reference);
        if (!includes(commit, there.get()) && !consents.contains(Consent.FORCE_PUSH)) {
            throw new DeploymentRefusedException("At " + place() + " is " + there.get() + ", which " + commit
                    + " does not include: it would be lost there. Merge it, or deploy with --force");
        }
    }

    @Override
    public void put(Optional<Commit> from, Commit to) throws DeploymentException {
        String expected = there.map(Commit::hash).orElse("");
        git.run(
                "push",
                "--quiet",
                "--force-with-lease=" + reference + ":" + expected,
                remote,
                to.hash() + ":" + reference);
        there = Optional.of(to);
    }

    @Override
    public Probe probe() {
        return Probe.NONE;
    }

    @Override
    public boolean includes(Commit commit, Commit other) {
        return checkout.includes(commit, other);
    }
}
