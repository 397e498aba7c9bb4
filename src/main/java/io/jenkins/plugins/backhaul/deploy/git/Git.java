package io.jenkins.plugins.backhaul.deploy.git;

import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs {@code git} in one folder. It never asks for anything: what is missing is a fault. */
public final class Git {
    private static final int MOST_LINES = 6;

    private final Programs programs;
    private final Path folder;
    private final Map<String, String> environment;
    private final Optional<RemoteLogin> login;

    /** @param environment variables added to those of this process */
    public Git(Programs programs, Path folder, Map<String, String> environment) {
        this(programs, folder, environment, Optional.empty());
    }

    /** @param login whom remotes are asked as */
    Git(Programs programs, Path folder, Map<String, String> environment, Optional<RemoteLogin> login) {
        this.login = login;
        this.programs = programs;
        this.folder = folder;
        this.environment = new HashMap<>(environment);
        this.environment.put("GIT_TERMINAL_PROMPT", "0");
        this.environment.put("LC_ALL", "C");
    }

    /** Where it runs. */
    public Path folder() {
        return folder;
    }

    /**
     * Runs a command and returns what it printed.
     *
     * @throws DeploymentException when it failed, with its last words and without the password that an address may hold
     */
    public String run(String... words) throws DeploymentException {
        try {
            return programs.output(invocation(words));
        } catch (ProgramException e) {
            if (e.exitCode() == ProgramException.NOT_STARTED) {
                throw new DeploymentException(e.getMessage(), e);
            }
            throw new DeploymentException("git " + words[0] + " failed in " + folder + ": " + lastWords(e), e);
        }
    }

    /** What a command printed, without the last line's end; nothing when it failed. */
    public Optional<String> ask(String... words) {
        try {
            return Optional.of(programs.output(invocation(words)).strip());
        } catch (ProgramException e) {
            return Optional.empty();
        }
    }

    /** The parts of what a command printed, which it ends with a zero byte each. */
    public List<String> list(String... words) throws DeploymentException {
        return Stream.of(run(words).split("\0")).filter(part -> !part.isEmpty()).toList();
    }

    private Invocation invocation(String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(login.map(RemoteLogin::options).orElse(List.of()));
        command.addAll(List.of(words));
        Optional<Path> where = Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
        Invocation invocation = new Invocation(command, environment, Map.of(), where);
        return login.map(known -> invocation
                        .with(known.userVariable(), known.user())
                        .withSecret(known.secretVariable(), known.secret()))
                .orElse(invocation);
    }

    /** Without hints, and without the user and the password that an address may hold. */
    static String lastWords(ProgramException fault) {
        List<String> lines = fault.errorOutput()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("hint:"))
                .toList();
        if (lines.isEmpty()) {
            return fault.getMessage();
        }
        return withoutPasswords(String.join(" ", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())));
    }

    static String withoutPasswords(String text) {
        return text.replaceAll("://[^/@\\s]*@", "://***@");
    }
}
