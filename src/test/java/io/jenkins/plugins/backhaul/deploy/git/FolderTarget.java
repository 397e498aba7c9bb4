package io.jenkins.plugins.backhaul.deploy.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.Probe;
import io.jenkins.plugins.backhaul.deploy.Sign;
import io.jenkins.plugins.backhaul.deploy.Target;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A real checkout where nothing runs: it is as well as its file {@code health} says. */
public final class FolderTarget implements Target {
    private final Checkout checkout;

    /** The checkout in a folder. */
    public FolderTarget(Path folder) {
        checkout = new Checkout(new LocalPrograms(), folder, Optional.empty(), GitForTests.ENVIRONMENT);
    }

    @Override
    public String place() {
        return checkout.folder().toString();
    }

    @Override
    public Path records() throws DeploymentException {
        return checkout.records();
    }

    @Override
    public Optional<Commit> current() {
        return checkout.head();
    }

    @Override
    public void prepare(Commit commit, Set<Consent> consents) throws IOException {
        checkout.prepare(commit, consents);
    }

    @Override
    public void put(Optional<Commit> from, Commit to) throws IOException {
        checkout.put(to);
    }

    @Override
    public Probe probe() {
        return () -> {
            String health =
                    Files.readString(checkout.folder().resolve("health")).strip();
            return health.equals("well") ? Sign.well("") : Sign.lost("the site says " + health);
        };
    }

    @Override
    public boolean includes(Commit commit, Commit other) {
        return checkout.includes(commit, other);
    }
}
