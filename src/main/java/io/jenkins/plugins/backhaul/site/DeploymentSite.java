package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.compose.ComposeSettings;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.DeploymentWay;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.HealthSettings;
import io.jenkins.plugins.backhaul.config.HerokuSettings;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.Destination;
import io.jenkins.plugins.backhaul.deploy.HealthTerms;
import io.jenkins.plugins.backhaul.deploy.Target;
import io.jenkins.plugins.backhaul.deploy.compose.ComposeTarget;
import io.jenkins.plugins.backhaul.deploy.compose.DeployedServices;
import io.jenkins.plugins.backhaul.deploy.git.Checkout;
import io.jenkins.plugins.backhaul.deploy.git.RemoteLogin;
import io.jenkins.plugins.backhaul.deploy.git.RemoteTarget;
import io.jenkins.plugins.backhaul.process.Programs;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes of what backhaul.yml says of an environment what a deployment to it works with, on the machine where it runs. */
public final class DeploymentSite {
    private final Programs programs;
    private final Configuration configuration;
    private final Checkout workspace;
    private final HerokuAccess heroku;

    /**
     * A project on this machine.
     *
     * @param folder the checkout that backhaul.yml was read in; commits that are only there are taken from it
     * @param heroku leads to apps at Heroku
     */
    public DeploymentSite(Programs programs, Configuration configuration, Path folder, HerokuAccess heroku) {
        this.heroku = heroku;
        this.programs = programs;
        this.configuration = configuration;
        this.workspace = new Checkout(programs, folder, Optional.empty(), Map.of());
    }

    /** The checkout that backhaul.yml was read in. */
    public Checkout workspace() {
        return workspace;
    }

    /** Where an environment is deployed. Nothing is looked at yet. */
    public Target target(EnvironmentSettings environment) {
        if (environment.deployment().way() instanceof DeploymentWay.Push push) {
            return push.heroku().isPresent()
                    ? atHeroku(checkout(environment), push, push.heroku().get())
                    : new RemoteTarget(programs, checkout(environment), push.remote(), push.branch(), Map.of());
        }
        DeploymentWay.Compose way =
                (DeploymentWay.Compose) environment.deployment().way();
        Checkout checkout = checkout(environment);
        return new ComposeTarget(
                programs,
                checkout,
                ComposeSettings.in(checkout.folder()),
                new DeployedServices(way.services(), way.restartMounted()));
    }

    /**
     * Heroku looks at the token only, whatever the user is called (heroku/cli 11.9.0, {@code git:credentials}). Without one, Git may
     * know by itself how to log in.
     */
    private Target atHeroku(Checkout checkout, DeploymentWay.Push push, HerokuSettings app) {
        URI server = heroku.addresses().git();
        String remote = server + "/" + app.app() + ".git";
        return heroku.findToken(app)
                .map(token -> new RemoteLogin(server, "heroku", token.secret()))
                .map(login -> new RemoteTarget(programs, checkout, remote, push.branch(), login))
                .orElseGet(() -> new RemoteTarget(programs, checkout, remote, push.branch(), Map.of()));
    }

    /** The checkout that an environment runs from, or is pushed from. */
    public Checkout checkout(EnvironmentSettings environment) {
        return new Checkout(programs, folder(environment), Optional.of(workspace.folder()), Map.of());
    }

    private Path folder(EnvironmentSettings environment) {
        return environment.deployment().folder().map(Path::of).orElse(workspace.folder());
    }

    /** What is deployed there. */
    public Destination destination(EnvironmentSettings environment, String branch) {
        HealthSettings health = environment.deployment().health();
        return new Destination(
                configuration.project().value(),
                environment.name(),
                branch,
                environment.deployment().backupFirst(),
                new HealthTerms(
                        health.url().map(url -> new HealthTerms.Question(url, health.status(), health.text())),
                        health.timeout(),
                        health.hold()));
    }

    /**
     * The commit of a branch that is meant where nobody names one: what is checked out here, if that is the branch and not the
     * deployment's own folder; otherwise the newest at the origin.
     *
     * @param here the branch that is checked out here
     */
    public Commit newest(EnvironmentSettings environment, String branch, Optional<String> here)
            throws DeploymentException {
        boolean isCheckedOut = here.equals(Optional.of(branch))
                && !(environment.deployment().way() instanceof DeploymentWay.Compose
                        && folder(environment).normalize().equals(workspace.folder()));
        Optional<Commit> head = isCheckedOut ? workspace.head() : Optional.empty();
        return head.isPresent() ? head.get() : checkout(environment).tip(branch);
    }
}
