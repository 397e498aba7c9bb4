package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.deploy.AwaitHealth;
import io.jenkins.plugins.backhaul.deploy.HealthTerms;
import io.jenkins.plugins.backhaul.deploy.Probe;
import java.io.IOException;
import java.util.Optional;

/** Waits until the site answers as it should. */
final class AwaitSite implements Phase {
    private final HealthTerms terms;
    private final String environment;

    AwaitSite(Surroundings surroundings, EnvironmentSettings environment) {
        this.environment = environment.name();
        this.terms = surroundings.deployments().destination(environment, "").health();
    }

    /** Whether there is an address to ask. */
    boolean isPossible() {
        return terms.question().isPresent();
    }

    @Override
    public String name() {
        return "site";
    }

    @Override
    public String intent() {
        return "wait until " + terms.question().map(HealthTerms.Question::url).orElseThrow() + " answers well";
    }

    @Override
    public boolean isEssential() {
        return false;
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        progress.start("looking at " + environment, 0);
        Optional<String> fault = new AwaitHealth(Probe.NONE, terms).run();
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
        return Made.of("the site answers well");
    }
}
