package io.jenkins.plugins.backhaul.deploy.compose;

import io.jenkins.plugins.backhaul.compose.ComposeProject;
import io.jenkins.plugins.backhaul.compose.ComposeSettings;
import io.jenkins.plugins.backhaul.compose.ContainerStatus;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.Probe;
import io.jenkins.plugins.backhaul.deploy.Target;
import io.jenkins.plugins.backhaul.deploy.git.Checkout;
import io.jenkins.plugins.backhaul.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A checkout that is also a Compose project: a commit is checked out, built, taken up, and restarted where code is mounted. */
public final class ComposeTarget implements Target {
    private final Programs programs;
    private final Checkout checkout;
    private final ComposeSettings settings;
    private final DeployedServices services;
    private boolean isPut;
    private DeployedServices defined;
    private ComposeProject project;
    private List<ContainerStatus> before;

    /**
     * The project in the checkout's folder.
     *
     * @param settings of the project; its folder is the checkout's
     */
    public ComposeTarget(Programs programs, Checkout checkout, ComposeSettings settings, DeployedServices services) {
        this.programs = programs;
        this.checkout = checkout;
        this.settings = settings;
        this.services = services;
        this.defined = services;
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
        project = ComposeProject.open(programs, settings);
        before = project.status();
    }

    /** Going back, a service that only the newer commit has, or that nobody has, is no reason to stay. */
    @Override
    public void put(Optional<Commit> from, Commit to) throws IOException {
        List<ContainerStatus> earlier = project.status();
        checkout.put(to);
        if (isPut) {
            defined = services.among(project.services());
        }
        isPut = true;
        project.up(defined.names());
        List<String> changed =
                from.isPresent() && services.restartMounted() ? checkout.changedBetween(from.get(), to) : List.of();
        if (!changed.isEmpty()) {
            List<String> stale = new StaleServices(checkout.folder(), changed).among(earlier, wanted(project.status()));
            if (!stale.isEmpty()) {
                project.restart(stale);
            }
        }
    }

    private List<ContainerStatus> wanted(List<ContainerStatus> all) {
        return all.stream().filter(each -> defined.include(each.service())).toList();
    }

    @Override
    public Probe probe() {
        return new ContainersProbe(project, defined, before);
    }

    @Override
    public boolean includes(Commit commit, Commit other) {
        return checkout.includes(commit, other);
    }
}
