package io.jenkins.plugins.backhaul.testkit;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project in Git whose deployment folder is up on the {@link DockerEngine} of the tests: {@code db} (its port not published),
 * {@code migrate}, which writes a table and ends, and {@code web}, which mounts the code and serves the page as it was when it
 * started. Closing takes it down.
 */
public final class DeployedSite implements AutoCloseable {
    private final Generation generation;
    private final Map<String, String> environment;
    private final Path temp;
    private final GitForTests git;
    private final Path folder;
    private final int port;

    private DeployedSite(Generation generation) throws IOException {
        this.generation = generation;
        temp = Files.createTempDirectory("backhaul-deployed-");
        environment = new HashMap<>(ComposeForTests.environmentOf(generation));
        environment.putAll(GitForTests.ENVIRONMENT);
        git = new GitForTests(temp);
        port = freePort();
        for (String file : List.of("docker-compose.yml", "web.sh", "migrate.sh")) {
            git.write(file, Files.readString(Path.of("src/test/resources/compose/deployed", file)));
        }
        push("page zero", "true");
        folder = git.cloneTo(temp.getFileName() + "-srv");
    }

    /** Takes the first commit up. */
    public static DeployedSite up(Generation generation) throws IOException {
        DeployedSite site = new DeployedSite(generation);
        Files.writeString(site.folder.resolve(".env"), "PORT=" + site.port + "\n");
        site.compose("up", "-d", "--build");
        site.compose("exec", "-T", "db", "sh", "-c", "until pg_isready -q -h 127.0.0.1; do sleep 0.1; done");
        return site;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The repositories. */
    public GitForTests git() {
        return git;
    }

    /** The folder that it runs from. */
    public Path folder() {
        return folder;
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** What leads to the engine and to this generation of Compose, and keeps this machine's Git configuration out. */
    public Map<String, String> environment() {
        return environment;
    }

    /**
     * Pushes another version to the branch master.
     *
     * @param page what it serves
     * @param before what a shell runs in the container before it serves
     * @return the commit's hash
     */
    public String push(String page, String before) throws IOException {
        return git.write("page", page + "\n").write("before.sh", before + "\n").push("master");
    }

    /** What the site shows now; nothing when it does not answer. */
    public String page() throws IOException, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(url()).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (ConnectException e) {
            return "";
        }
    }

    /** The container of a service and when it was started. */
    public String run(String service) throws IOException {
        String id = compose("ps", "-a", "-q", service).strip();
        return run(List.of("docker"), "inspect", "--format", "{{.Id}} {{.State.StartedAt}}", id)
                .strip();
    }

    /** Runs Compose in the folder and returns what it printed. */
    public String compose(String... words) throws IOException {
        return run(List.of(generation.typed().split(" ")), words);
    }

    private String run(List<String> program, String... words) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(words));
        return new LocalPrograms().output(new Invocation(command, environment, Map.of(), Optional.of(folder)));
    }

    @Override
    public void close() throws IOException {
        compose("down", "-t", "0", "-v", "--remove-orphans");
        try (Stream<Path> files = Files.walk(temp)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
