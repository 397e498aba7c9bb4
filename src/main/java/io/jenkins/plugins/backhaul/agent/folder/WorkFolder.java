package io.jenkins.plugins.backhaul.agent.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One piece of work on this machine, as its watcher sees it: a folder in which a worker, a process of its own, leaves log,
 * questions and outcome, and finds its order and the answers. Whoever watches can vanish and come back, even as another
 * process. Only the owner can read what is in it; the watcher and the worker have to be the same user on the same machine.
 */
public final class WorkFolder {
    private static final int PAUSE_MILLIS = 40;
    private static final int LONGEST_WAIT_MILLIS = 60_000;
    private static final int LOG_AT_A_TIME = 256 << 10;
    private static final int QUESTIONS_AT_A_TIME = 32;
    private static final int CONSOLE_TAIL = 4 << 10;
    private static final int ATTEMPTS_TO_REMOVE = 20;

    private final Layout layout;

    private WorkFolder(Layout layout) {
        this.layout = layout;
    }

    /**
     * Makes the folder and puts the order into it; the folder above must be there.
     *
     * @param order at most 1 MiB
     * @throws FileAlreadyExistsException when there is such a folder already
     */
    public static WorkFolder create(Path folder, byte[] order) throws IOException {
        Layout layout = new Layout(folder.toAbsolutePath());
        SmallFile.createFolder(layout.folder());
        SmallFile.createFolder(layout.questions());
        SmallFile.createFolder(layout.answers());
        SmallFile.write(layout.order(), order);
        return new WorkFolder(layout);
    }

    /** A folder that {@link #create} made. */
    public static WorkFolder at(Path folder) {
        return new WorkFolder(new Layout(folder.toAbsolutePath()));
    }

    /**
     * The command that starts the worker as a process which outlives whoever starts it. It returns at once.
     *
     * @param java the program, of version 17 or newer
     * @param jar the agent jar
     */
    public List<String> launch(String java, String jar) {
        String detached = "console=$1; shift; command -v setsid >/dev/null 2>&1 && set -- setsid \"$@\";"
                + " umask 077; nohup \"$@\" </dev/null >\"$console\" 2>&1 &";
        List<String> worker = List.of(
                java,
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-jar",
                jar,
                layout.folder().toString());
        return Stream.concat(
                        Stream.of("sh", "-c", detached, "sh", layout.console().toString()), worker.stream())
                .toList();
    }

    /**
     * One round trip: shows the worker that somebody watches, hands it answers, and waits until there is news.
     *
     * @param answers by the number of their question; one whose question is gone is dropped
     * @param logFrom where to go on in the log: {@link News#logNext} of the round before, 0 at first
     * @param waitMillis how long to wait for news, 0 to 60,000
     */
    public News exchange(SortedMap<Integer, byte[]> answers, long logFrom, int waitMillis)
            throws IOException, InterruptedException {
        if (!Files.exists(layout.order())) {
            throw new NoSuchFileException("The folder of the work is gone from this machine: " + layout.folder());
        }
        SmallFile.write(layout.watched(), UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<Integer, byte[]> answer : answers.entrySet()) {
            if (Files.exists(layout.question(answer.getKey()))) {
                SmallFile.write(layout.answer(answer.getKey()), answer.getValue());
            }
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(waitMillis, LONGEST_WAIT_MILLIS));
        SignOfLife sign = new SignOfLife(layout);
        News news = look(sign, logFrom);
        while (!news.isWorthTelling() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
            news = look(sign, logFrom);
        }
        return news;
    }

    /** The outcome is looked for first: once it is there, the log does not grow any more. */
    private News look(SignOfLife sign, long logFrom) throws IOException {
        Life life = sign.read();
        String outcome =
                text(SmallFile.read(layout.outcome(), Layout.LARGEST_OUTCOME).orElse(new byte[0]));
        byte[] log = log(logFrom);
        return new News(text(log), logFrom + log.length, questions(), outcome, outcome.isEmpty() ? life : Life.ENDED);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] log(long from) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(layout.log())) {
            byte[] read = Channels.newInputStream(channel.position(from)).readNBytes(LOG_AT_A_TIME);
            int end = read.length;
            while (end > 0 && read[end - 1] != '\n') {
                end--;
            }
            return end == 0 && read.length == LOG_AT_A_TIME ? read : Arrays.copyOf(read, end);
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    private SortedMap<Integer, byte[]> questions() throws IOException {
        TreeMap<Integer, byte[]> questions = new TreeMap<>();
        long room = Layout.LARGEST_QUESTION;
        for (int number : layout.openQuestions()) {
            byte[] question = SmallFile.read(layout.question(number), Layout.LARGEST_QUESTION)
                    .orElse(new byte[0]);
            room -= question.length;
            if (questions.size() == QUESTIONS_AT_A_TIME || (room < 0 && !questions.isEmpty())) {
                break;
            }
            if (question.length > 0) {
                questions.put(number, question);
            }
        }
        return questions;
    }

    /** Has the worker undo what it began and end. Watch on until it has. */
    public void cancel() throws IOException {
        SmallFile.write(layout.cancel(), new byte[0]);
    }

    /** The last of what the worker's JVM printed, which says why when it could not even start. */
    public String console() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(layout.console())) {
            channel.position(Math.max(0, channel.size() - CONSOLE_TAIL));
            return text(Channels.newInputStream(channel).readNBytes(CONSOLE_TAIL));
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Removes the folder and all that is in it; does nothing when it is gone. A worker that still works notices and ends. */
    public void remove() throws IOException, InterruptedException {
        for (int attempt = 1; Files.exists(layout.folder()); attempt++) {
            try {
                removeAll();
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                if (attempt == ATTEMPTS_TO_REMOVE) {
                    throw e;
                }
                // A worker that has not noticed yet writes and removes files meanwhile.
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void removeAll() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(layout.folder())) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
