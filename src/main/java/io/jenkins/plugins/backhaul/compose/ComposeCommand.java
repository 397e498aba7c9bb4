package io.jenkins.plugins.backhaul.compose;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs {@code docker}, and {@code docker compose} or {@code docker-compose}, for one project. */
final class ComposeCommand {
    private static final List<String> PLUGIN = List.of("docker", "compose");
    private static final List<String> STANDALONE = List.of("docker-compose");

    private final Programs programs;
    private final ComposeSettings project;
    private final List<String> compose;

    private ComposeCommand(Programs programs, ComposeSettings project, List<String> compose) {
        this.programs = programs;
        this.project = project;
        this.compose = compose;
    }

    /** Finds the Compose of this machine, the plugin of {@code docker} first. */
    static ComposeCommand find(Programs programs, ComposeSettings project) throws ComposeException {
        Optional<ProgramException> plugin = new ComposeCommand(programs, project, PLUGIN).fault();
        if (plugin.isEmpty()) {
            return new ComposeCommand(programs, project, PLUGIN);
        }
        if (plugin.get().exitCode() == ProgramException.NOT_STARTED) {
            throw new ComposeException(
                    "The program docker is not installed on this machine, or not in its PATH; install Docker's command line");
        }
        Optional<ProgramException> standalone = new ComposeCommand(programs, project, STANDALONE).fault();
        if (standalone.isEmpty()) {
            return new ComposeCommand(programs, project, STANDALONE);
        }
        throw new ComposeException("Docker is installed on this machine but Compose is not: neither \"docker compose\""
                + " nor \"docker-compose\" runs; install the package docker-compose-plugin or docker-compose");
    }

    private Optional<ProgramException> fault() {
        List<String> version = new ArrayList<>(compose);
        version.addAll(List.of("version", "--short"));
        try {
            programs.output(invocation(version));
            return Optional.empty();
        } catch (ProgramException e) {
            return Optional.of(e);
        }
    }

    /** What a person would type before the command's own words, such as {@code docker compose}. */
    @Override
    public String toString() {
        return String.join(" ", compose);
    }

    /**
     * Runs a command of Compose.
     *
     * @return the lines it printed
     */
    List<String> compose(List<String> words) throws ComposeException {
        return run(this + " " + words.get(0), typed(words), Map.of());
    }

    private List<String> typed(List<String> words) {
        List<String> command = new ArrayList<>(compose);
        project.name().ifPresent(name -> command.addAll(List.of("-p", name.value())));
        project.files().forEach(file -> command.addAll(List.of("-f", file)));
        command.addAll(words);
        return command;
    }

    /**
     * Runs a command of Docker.
     *
     * @return the lines it printed
     */
    List<String> docker(List<String> words) throws ComposeException {
        return docker(words, Map.of());
    }

    /** The same with secrets in its environment. */
    List<String> docker(List<String> words, Map<String, String> secrets) throws ComposeException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(words);
        return run("docker " + words.get(0), command, secrets);
    }

    /** Runs a command of Docker, and returns what it printed on standard output and then on standard error. */
    String said(List<String> words) throws ComposeException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(words);
        try (RunningProgram program = programs.start(invocation(command))) {
            program.input().close();
            String printed = new String(program.output().readAllBytes(), StandardCharsets.UTF_8);
            return (printed + program.await()).strip();
        } catch (IOException e) {
            throw new ComposeException("docker " + words.get(0) + " failed for the " + project, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComposeException("docker " + words.get(0) + " was interrupted", e);
        }
    }

    /**
     * {@code docker exec -i}, not {@code compose exec -T}: early Compose v2 damages binary input (docker/compose 8909) or
     * never ends it (docker-archive/compose-cli 1876), and this is one way for both generations. Variables that are no
     * secret are given by value, so that one such as PATH cannot lead the docker program itself astray.
     */
    Invocation inside(String container, Invocation tool) {
        List<String> words = new ArrayList<>(List.of("docker", "exec", "-i"));
        tool.environment().forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
        tool.secrets().keySet().forEach(name -> words.addAll(List.of("-e", name)));
        words.add(container);
        words.addAll(tool.command());
        Invocation bare = invocation(words);
        return new Invocation(bare.command(), bare.environment(), tool.secrets(), bare.directory());
    }

    /** {@code compose run}, the program in place of the entrypoint, which may migrate or start a server. */
    Invocation besides(String service, Invocation tool) {
        List<String> words = new ArrayList<>(List.of("run", "--rm", "-T", "--no-deps"));
        tool.environment().forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
        tool.secrets().keySet().forEach(name -> words.addAll(List.of("-e", name)));
        words.addAll(List.of("--entrypoint", tool.command().get(0), service));
        words.addAll(tool.command().subList(1, tool.command().size()));
        Invocation bare = invocation(typed(words));
        return new Invocation(bare.command(), bare.environment(), tool.secrets(), bare.directory());
    }

    private List<String> run(String what, List<String> command, Map<String, String> secrets) throws ComposeException {
        Invocation bare = invocation(command);
        try {
            return programs.output(new Invocation(bare.command(), bare.environment(), secrets, bare.directory()))
                    .lines()
                    .toList();
        } catch (ProgramException e) {
            checkEngine();
            throw new ComposeException(what + " failed for the " + project + ": " + lastWords(e), e);
        }
    }

    /** Compose words a missing engine in many ways; {@code docker version} fails for no other reason. */
    private void checkEngine() throws ComposeException {
        try {
            programs.output(invocation(List.of("docker", "version", "--format", "{{.Server.Version}}")));
        } catch (ProgramException e) {
            String words = lastWords(e);
            if (words.contains("permission denied")) {
                throw new ComposeException(
                        "This account may not use the Docker engine; add it to the group docker: " + words, e);
            }
            throw new ComposeException("The Docker engine does not answer; start it, or set DOCKER_HOST: " + words, e);
        }
    }

    /** An invocation that reaches this project's engine. */
    Invocation invocation(List<String> command) {
        Map<String, String> environment = new HashMap<>(project.environment());
        // As a shell sets it: where the folder is a symbolic link, Compose names the project by this path, not the real
        // one.
        environment.put("PWD", project.folder().toString());
        return new Invocation(command, environment, Map.of(), Optional.of(project.folder()));
    }

    private static String lastWords(ProgramException fault) {
        List<String> lines = fault.errorOutput()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.contains("level=warning"))
                .toList();
        if (lines.isEmpty()) {
            return fault.getMessage();
        }
        return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
