package io.jenkins.plugins.backhaul.testkit;

import io.jenkins.plugins.backhaul.agent.folder.News;
import io.jenkins.plugins.backhaul.agent.folder.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A worker in a JVM of its own, started as on an agent, with only those libraries at hand that are in the agent jar; and who
 * watches it, as a controller does.
 */
public final class WorkerForTests implements AutoCloseable {
    private static final List<String> LIBRARIES = List.of("/classes", "/jackson-", "/snakeyaml-", "/xz-", "/commons-");
    private static final String MAIN = "io.jenkins.plugins.backhaul.agent.Main";
    private static final int ROUND_MILLIS = 300;

    private final WorkFolder folder;
    private final Path path;
    private final StringBuilder sent = new StringBuilder();
    private final StringBuilder log = new StringBuilder();
    private SortedMap<Integer, byte[]> answers = new TreeMap<>();
    private long logNext;

    private WorkerForTests(Path path, WorkFolder folder) {
        this.path = path;
        this.folder = folder;
    }

    /**
     * Starts a worker in a new folder. The caller closes it.
     *
     * @param jar as {@link #agentJar} makes it, or the real one
     * @param folder is not there yet
     * @param variables added to the worker's environment
     */
    public static WorkerForTests start(Path jar, Path folder, byte[] order, Map<String, String> variables)
            throws Exception {
        WorkerForTests worker = new WorkerForTests(folder, WorkFolder.create(folder, order));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = worker.folder.launch(java, jar.toAbsolutePath().toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("PG"));
        builder.environment().putAll(variables);
        worker.sent.append(command).append(builder.environment()).append(new String(order, StandardCharsets.UTF_8));
        if (builder.start().waitFor() != 0) {
            throw new IOException("The worker could not be launched");
        }
        return worker;
    }

    /** A jar that leads to what the real one holds. */
    public static Path agentJar(Path jar) throws IOException {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(all.split(File.pathSeparator))
                                .filter(entry -> LIBRARIES.stream().anyMatch(entry::contains))
                                .map(entry -> Path.of(entry).toUri())
                                .map(URI::toString)
                                .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    /** One round: brings the answers of the round before, and has the new questions answered. */
    public News watch(UnaryOperator<byte[]> desk) throws Exception {
        News news = folder.exchange(answers, logNext, ROUND_MILLIS);
        logNext = news.logNext();
        log.append(news.log());
        answers = new TreeMap<>();
        news.questions().forEach((number, question) -> {
            byte[] answer = desk.apply(question);
            if (answer != null) {
                answers.put(number, answer);
                sent.append(new String(answer, StandardCharsets.UTF_8));
            }
        });
        return news;
    }

    /** Watches until nothing more is to come. */
    public News watchToTheEnd(UnaryOperator<byte[]> desk) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < deadline) {
            News news = watch(desk);
            if (news.isLast()) {
                return news;
            }
        }
        throw new IllegalStateException("The worker did not end: " + log + folder.console());
    }

    /** Forgets answers that were not brought yet, as a controller does that is killed. */
    public void forgetAnswers() {
        answers = new TreeMap<>();
    }

    /** All that the worker was given: command line, environment, order, answers. */
    public String sent() {
        return sent.toString();
    }

    /** What the worker has told until now. */
    public String log() {
        return log.toString();
    }

    /** The folder between the two. */
    public WorkFolder folder() {
        return folder;
    }

    /** Where that folder is. */
    public Path path() {
        return path;
    }

    /** The worker's process, by its own sign of life. */
    public ProcessHandle process() throws IOException {
        String sign = Files.readString(path.resolve("alive"));
        return ProcessHandle.of(Long.parseLong(sign.substring(0, sign.indexOf(' '))))
                .orElseThrow();
    }

    /** Cancels what still runs and removes the folder, which ends it. */
    @Override
    public void close() throws Exception {
        folder.remove();
    }
}
