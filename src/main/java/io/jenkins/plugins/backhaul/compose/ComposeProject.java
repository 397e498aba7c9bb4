package io.jenkins.plugins.backhaul.compose;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.Programs;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A Docker Compose project on this machine, through Compose v2 ({@code docker compose}) or v1 ({@code docker-compose}). */
public final class ComposeProject {
    private final ComposeSettings settings;
    private final ComposeCommand command;

    private ComposeProject(ComposeSettings settings, ComposeCommand command) {
        this.settings = settings;
        this.command = command;
    }

    /**
     * Finds Compose on this machine. Neither the engine nor the project's files are asked for anything yet.
     *
     * @throws ComposeException when the folder, Docker's command line or Compose is missing
     */
    public static ComposeProject open(Programs programs, ComposeSettings settings) throws ComposeException {
        if (!Files.isDirectory(settings.folder())) {
            throw new ComposeException("There is no folder " + settings.folder() + " for a Compose project");
        }
        return new ComposeProject(settings, ComposeCommand.find(programs, settings));
    }

    /** The services that the project's files define, sorted. */
    public List<String> services() throws ComposeException {
        return command.compose(List.of("config", "--services")).stream()
                .sorted()
                .toList();
    }

    /** The services of which a container runs, sorted. */
    public List<String> runningServices() throws ComposeException {
        return containers().stream()
                .filter(ServiceContainer::isRunning)
                .map(ServiceContainer::service)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Finds the running container of a service, to run tools in it.
     *
     * @return makes of an invocation the one that runs it inside the container, with its input, output and error output
     *     connected as bytes. Secrets pass through the environment of the docker program, never its arguments; the
     *     invocation's folder is ignored. Killing the docker program does not kill a tool that reads no input: end its
     *     database connection as well.
     * @throws ComposeException when the project has no such service, or none of its containers runs
     */
    public UnaryOperator<Invocation> inService(String service) throws ComposeException {
        List<ServiceContainer> all =
                containers().stream().filter(c -> c.service().equals(service)).toList();
        ServiceContainer container = all.stream()
                .filter(ServiceContainer::isRunning)
                .min(ServiceContainer.BY_NUMBER)
                .orElse(null);
        if (container == null) {
            throw notRunning(service, all);
        }
        return tool -> command.inside(container.name(), tool);
    }

    /**
     * Runs tools in a container of their own, made like those of a service with its networks and volumes, but without its entrypoint;
     * it is removed at the end. Whether the service runs does not matter, nor do others that it depends on.
     *
     * @return makes of an invocation the one that does so; its folder is ignored
     * @throws ComposeException when the project has no such service
     */
    public UnaryOperator<Invocation> inNewContainer(String service) throws ComposeException {
        checkDefined(List.of(service));
        return tool -> command.besides(service, tool);
    }

    private ComposeException notRunning(String service, List<ServiceContainer> containers) throws ComposeException {
        checkDefined(List.of(service));
        String state = containers.isEmpty()
                ? "has no container"
                : "is " + containers.get(0).state();
        return new ComposeException("The service " + service + " of the " + settings + " " + state
                + " and cannot be used; start it with: " + command + " up -d " + service);
    }

    /**
     * Starts a container like a service's, with nothing of its data: the same image, command and variables, but without network
     * and without volumes. First removes those that killed processes have left.
     *
     * @param swept gets the name of each that was removed
     * @return what was started; the caller closes it. Its programs may not be ready yet
     * @throws ComposeException when the project has no such service, it has no container to be made like, or none can be started
     */
    public ThrowawayContainer startThrowaway(String service, Consumer<String> swept) throws ComposeException {
        ThrowawayContainer.sweep(command).forEach(swept);
        List<ServiceContainer> all =
                containers().stream().filter(c -> c.service().equals(service)).toList();
        ServiceContainer model = all.stream().min(ServiceContainer.BY_NUMBER).orElse(null);
        if (model == null) {
            throw notRunning(service, all);
        }
        List<String> plan = command.docker(List.of("inspect", "--format", ContainerPlan.TEMPLATE, model.name()));
        return ThrowawayContainer.start(command, service, ContainerPlan.parse(plan));
    }

    /**
     * Every service that runs, except some.
     *
     * @throws ComposeException when the project has no service of a given name
     */
    public RunningServices runningBut(String... others) throws ComposeException {
        List<String> names = List.of(others);
        checkDefined(names);
        return running(service -> !names.contains(service));
    }

    /**
     * Stops services, those that others depend on last, each as gently as its file asks for. A service that does not run
     * is left as it is.
     *
     * @throws ComposeException when one cannot be stopped; those stopped already are started again
     */
    public StoppedServices stop(Collection<String> services) throws ComposeException {
        return running(services::contains).stop();
    }

    private RunningServices running(Predicate<String> chosen) throws ComposeException {
        List<ServiceContainer> running = containers().stream()
                .filter(ServiceContainer::isActive)
                .filter(container -> chosen.test(container.service()))
                .sorted(Comparator.comparing(ServiceContainer::createdAt))
                .toList();
        return new RunningServices(settings, command, running);
    }

    /**
     * Starts services whose containers exist. Compose v2 starts the services that they depend on as well.
     *
     * @throws ComposeException when the project has no service of that name, or one has no container or does not start
     */
    public void start(Collection<String> services) throws ComposeException {
        checkDefined(services);
        List<String> words = new ArrayList<>(List.of("start"));
        words.addAll(services);
        command.compose(words);
    }

    /**
     * Takes services up: builds their images, creates anew what has changed, and starts what does not run.
     *
     * @param services which; empty for all of the project
     * @throws ComposeException when the project has no service of that name, or one cannot be built or started
     */
    public void up(Collection<String> services) throws ComposeException {
        checkDefined(services);
        List<String> words = new ArrayList<>(List.of("up", "-d", "--build"));
        words.addAll(services);
        command.compose(words);
    }

    /**
     * Restarts the containers of services, without creating them anew.
     *
     * @throws ComposeException when one cannot be restarted
     */
    public void restart(Collection<String> services) throws ComposeException {
        List<String> words = new ArrayList<>(List.of("restart"));
        words.addAll(services);
        command.compose(words);
    }

    /** How every container of the project's services is, also those that have ended. */
    public List<ContainerStatus> status() throws ComposeException {
        return inspected(ContainerStatus.TEMPLATE).stream()
                .filter(line -> !ServiceContainer.isOneOff(line))
                .map(ContainerStatus::parse)
                .toList();
    }

    /** What a person would type before a command's own words, such as {@code docker compose}. */
    public String typed() {
        return command.toString();
    }

    private void checkDefined(Collection<String> services) throws ComposeException {
        if (services.isEmpty()) {
            return;
        }
        List<String> defined = services();
        for (String service : services) {
            if (!defined.contains(service)) {
                throw new ComposeException(
                        "The " + settings + " has no service " + service + "; it has " + String.join(", ", defined));
            }
        }
    }

    private List<ServiceContainer> containers() throws ComposeException {
        return inspected(ServiceContainer.TEMPLATE).stream()
                .filter(line -> !ServiceContainer.isOneOff(line))
                .map(ServiceContainer::parse)
                .toList();
    }

    private List<String> inspected(String template) throws ComposeException {
        List<String> ids = command.compose(List.of("ps", "-a", "-q"));
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> inspect = new ArrayList<>(List.of("inspect", "--format", template));
        inspect.addAll(ids);
        return command.docker(inspect);
    }

    /** The project as a person names it. */
    @Override
    public String toString() {
        return settings.toString();
    }
}
