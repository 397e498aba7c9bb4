package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.config.DeploymentWay;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.deploy.Owner;
import io.jenkins.plugins.backhaul.plugin.work.Assignment;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import io.jenkins.plugins.backhaul.site.BranchRule;
import io.jenkins.plugins.backhaul.storage.presigned.NoStore;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/** Decides what a deployment does: which commit of which branch goes where, if any goes anywhere. */
final class DeployAssignment {
    private static final int MOST_MINUTES = 24 * 60;

    private final DeployStep step;
    private final Surroundings where;

    DeployAssignment(DeployStep step, Surroundings where) {
        this.step = step;
        this.where = where;
    }

    /**
     * Decides it; nothing for a branch that is not deployed, and never anything for a pull request.
     *
     * @throws AbortException when it cannot or may not be done
     */
    Optional<Assignment> make() throws IOException, InterruptedException {
        if (step.getWait() < 0 || step.getWait() > MOST_MINUTES) {
            throw new AbortException("'wait' must be 0 to " + MOST_MINUTES + " minutes, but is " + step.getWait());
        }
        BuiltBranch built = BuiltBranch.of(where.run(), where.variables(), step.getBranch(), where.log());
        if (built.never().isPresent()) {
            return nothing(built.never().get());
        }
        DescribedProject project = DescribedProject.of(step, where);
        Optional<EnvironmentSettings> environment = environment(project, built);
        if (environment.isEmpty()) {
            return nothing(BranchRule.nowhere(built.name().orElseThrow(), project.configuration()));
        }
        if (step.isChangeOwner()) {
            ProductionGuard.check(where.run(), "change which branch is deployed in " + project.name());
        }
        String branch = BranchRule.source(environment.get(), built.name(), true);
        checkPlace(environment.get());
        checkNode(environment.get());
        claim(project, environment.get(), branch);
        return Optional.of(assignment(project, environment.get(), branch));
    }

    private Optional<Assignment> nothing(String reason) {
        where.log().getLogger().println("[backhaul] " + reason);
        return Optional.empty();
    }

    private Optional<EnvironmentSettings> environment(DescribedProject project, BuiltBranch built)
            throws AbortException {
        if (step.getEnvironment() != null) {
            return Optional.of(project.environment(step.getEnvironment()));
        }
        String branch = built.name()
                .orElseThrow(() -> new AbortException(
                        "Nobody knows which branch this build builds; say 'environment' or 'branch'"));
        return project.configuration().environmentOf(branch);
    }

    /** A workspace is for building in: it comes and goes, and holds no {@code .env}. */
    private static void checkPlace(EnvironmentSettings environment) throws AbortException {
        EnvironmentSettings.Deployment deployment = environment.deployment();
        if (deployment.way() instanceof DeploymentWay.Compose
                && deployment.folder().isEmpty()) {
            throw new AbortException("Where " + environment.name()
                    + " runs is not known: give it a 'folder' on its node" + " in backhaul.yml, or a 'remote'");
        }
    }

    private void claim(DescribedProject project, EnvironmentSettings environment, String branch) throws IOException {
        Optional<String> place =
                RemoteOwners.place(project.name(), environment.deployment().way());
        if (place.isPresent()) {
            RemoteOwners.claim(place.get(), new Owner(environment.name(), branch), step.isChangeOwner());
        }
    }

    /** A folder of that name may be on another machine, too. */
    private void checkNode(EnvironmentSettings environment) throws AbortException {
        Optional<String> label = environment.deployment().node();
        Computer computer = where.workspace().toComputer();
        Node node = computer == null ? null : computer.getNode();
        Label wanted = label.map(Jenkins.get()::getLabel).orElse(null);
        if (wanted != null && node != null && !wanted.contains(node)) {
            throw new AbortException("The environment " + environment.name() + " is deployed on " + label.get()
                    + ", as backhaul.yml says, but this step runs on " + node.getDisplayName() + ": put it into node('"
                    + label.get() + "')");
        }
    }

    private Assignment assignment(DescribedProject project, EnvironmentSettings environment, String branch)
            throws AbortException {
        boolean backup = environment.deployment().backupFirst();
        Map<String, String> secrets = new HashMap<>();
        Order.Place place =
                backup ? project.place(environment.databases(), secrets) : project.placeToDeploy(environment, secrets);
        Order.Deploy task = new Order.Deploy(
                environment.name(), branch, commit(), StartedBy.of(where.run()), consents(), step.getWait());
        return new Assignment(project.name(), backup ? project.store() : NoStore.LOCATION, "", place, task, secrets);
    }

    private String commit() {
        return step.getCommit() == null ? where.variables().get("GIT_COMMIT", "") : step.getCommit();
    }

    private Set<Consent> consents() {
        Set<Consent> consents = EnumSet.noneOf(Consent.class);
        if (step.isBreakLock()) {
            consents.add(Consent.BREAK_LOCK);
        }
        if (step.isDiscard()) {
            consents.add(Consent.DISCARD_CHANGES);
        }
        if (step.isForce()) {
            consents.add(Consent.FORCE_PUSH);
        }
        if (step.isChangeOwner()) {
            consents.add(Consent.CHANGE_OWNER);
        }
        return consents;
    }
}
