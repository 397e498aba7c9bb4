package io.jenkins.plugins.backhaul.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import io.jenkins.plugins.backhaul.testkit.DockerEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing or closed before any container is reached. */
class ComposeFaultsTest {
    @TempDir
    Path folder;

    /** The programs of this machine, each started in another way. */
    private static Programs starting(UnaryOperator<List<String>> way) {
        Programs local = new LocalPrograms();
        return new Programs() {
            @Override
            public RunningProgram start(Invocation invocation) throws ProgramException {
                return local.start(changed(invocation));
            }

            @Override
            public String output(Invocation invocation) throws ProgramException {
                return local.output(changed(invocation));
            }

            private Invocation changed(Invocation invocation) {
                return new Invocation(
                        way.apply(invocation.command()),
                        invocation.environment(),
                        invocation.secrets(),
                        invocation.directory());
            }
        };
    }

    /** Sees the programs of one folder only. */
    private static Programs only(Path programs) {
        return starting(command -> {
            List<String> there = new ArrayList<>(command);
            there.set(0, programs.resolve(command.get(0)).toString());
            return there;
        });
    }

    private void program(String name, String script) throws Exception {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void shouldSayThatTheFolderIsMissing() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> ComposeProject.open(new LocalPrograms(), ComposeSettings.in(missing)))
                .hasMessage("There is no folder " + missing + " for a Compose project");
    }

    @Test
    void shouldSayThatDockerIsMissing() {
        assertThatThrownBy(() -> ComposeProject.open(only(folder), ComposeSettings.in(folder)))
                .hasMessage("The program docker is not installed on this machine, or not in its PATH; install Docker's"
                        + " command line");
    }

    @Test
    void shouldSayThatComposeIsMissing() throws Exception {
        program("docker", "echo \"docker: 'compose' is not a docker command.\" >&2; exit 1");

        assertThatThrownBy(() -> ComposeProject.open(only(folder), ComposeSettings.in(folder)))
                .hasMessage("Docker is installed on this machine but Compose is not: neither \"docker compose\" nor"
                        + " \"docker-compose\" runs; install the package docker-compose-plugin or docker-compose");
    }

    @Test
    void shouldPreferThePluginToTheProgram() throws Exception {
        program("docker", "echo from-plugin");
        program("docker-compose", "echo from-program");

        assertThat(ComposeProject.open(only(folder), ComposeSettings.in(folder)).services())
                .containsExactly("from-plugin");
    }

    @Test
    void shouldNameFilesAndProjectOnTheCommandLine() throws Exception {
        program("docker", "echo \"$@\" | tr ' ' ,");
        ComposeSettings settings =
                ComposeSettings.in(folder).named(new ProjectName("wizards")).withFiles(List.of("a.yml", "b.yml"));

        assertThat(ComposeProject.open(only(folder), settings).services())
                .containsExactly("compose,-p,wizards,-f,a.yml,-f,b.yml,config,--services");
    }

    @Test
    void shouldStartAgainWhatWasStoppedBeforeStoppingFailed() throws Exception {
        program("docker", """
                echo "$@" >> calls
                case "$*" in
                    *ps*) echo id1 ;;
                    *inspect*) printf '/site-web-1\\tweb\\t1\\trunning\\t2026-01-02T03:04:05Z\\tFalse\\n' ;;
                    *stop*) echo 'cannot stop' >&2; exit 1 ;;
                esac
                """);

        ComposeProject project = ComposeProject.open(only(folder), ComposeSettings.in(folder));

        assertThatThrownBy(() -> project.stop(List.of("web")))
                .hasMessage("docker stop failed for the Compose project in " + folder + ": cannot stop");
        assertThat(Files.readString(folder.resolve("calls"))).endsWith("start site-web-1\n");
    }

    @Test
    void shouldSayThatTheEngineIsDown() throws Exception {
        Map<String, String> environment = DockerEngine.forTests().environment();
        Files.writeString(folder.resolve("compose.yml"), "services: {db: {image: any}}");
        ComposeSettings settings = ComposeSettings.in(folder)
                .withEnvironment(Map.of(
                        "DOCKER_CONFIG",
                        environment.get("DOCKER_CONFIG"),
                        "DOCKER_HOST",
                        "unix://" + folder + "/none"));
        ComposeProject project = ComposeProject.open(new LocalPrograms(), settings);

        assertThatThrownBy(project::runningServices)
                .hasMessageStartingWith("The Docker engine does not answer; start it, or set DOCKER_HOST: ")
                .hasMessageContaining(folder + "/none");
    }

    @Test
    void shouldSayThatTheAccountMayNotUseTheEngine() throws Exception {
        DockerEngine engine = DockerEngine.forTests();
        ComposeProject project = ComposeProject.open(
                starting(ComposeFaultsTest::asNobody),
                ComposeSettings.in(folder).withEnvironment(engine.environment()));

        assertThatThrownBy(project::runningServices)
                .hasMessageStartingWith("This account may not use the Docker engine; add it to the group docker: ");
    }

    private static List<String> asNobody(List<String> command) {
        List<String> asNobody = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        asNobody.addAll(command);
        return asNobody;
    }

    @Test
    void shouldSayThatThereIsNoComposeFile() throws Exception {
        ComposeSettings settings = ComposeSettings.in(folder)
                .withEnvironment(DockerEngine.forTests().environment());

        assertThatThrownBy(
                        () -> ComposeProject.open(new LocalPrograms(), settings).services())
                .hasMessage("docker compose config failed for the Compose project in " + folder
                        + ": no configuration file provided: not found");
    }
}
