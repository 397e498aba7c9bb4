package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Carries out tasks over HTTP, trying again as long as that makes sense. Safe for several threads. */
final class Courier {
    private static final int FORBIDDEN = 403;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final HttpClient client;
    private final TransferOptions options;

    Courier(HttpClient client, TransferOptions options) {
        this.client = client;
        this.options = options;
    }

    /**
     * Does the task. An answer of 403 may only mean that the ticket has expired: it is tried once more with a fresh one.
     *
     * @throws StorageException when the store refused, or no try succeeded
     */
    HttpResponse<String> carryOut(Task task) throws StorageException, InterruptedException {
        Ticket ticket = task.ticket();
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            Duration asked = Duration.ZERO;
            try {
                HttpResponse<String> answer = send(task, ticket);
                if (answer.statusCode() / 100 == 2) {
                    task.check(answer);
                    return answer;
                }
                boolean renewable = answer.statusCode() == FORBIDDEN && !renewed;
                asked = giveUpUnlessTemporary(task, answer, attempt, renewable);
                renewed |= renewable;
            } catch (StorageException e) {
                throw e;
            } catch (IOException e) {
                giveUpIfLast(task, e, attempt);
            }
            Thread.sleep(options.retry().pauseAfter(attempt, asked).toMillis());
            ticket = task.ticket();
        }
    }

    private Duration giveUpUnlessTemporary(Task task, HttpResponse<String> answer, int attempt, boolean renewable)
            throws StorageException {
        StoreAnswer said = StoreAnswer.parse(answer.statusCode(), answer.body());
        if (!renewable && !said.isTemporary()) {
            throw task.refused(said);
        }
        if (attempt >= options.retry().attempts()) {
            throw gaveUp(task, attempt, said.explain(task.permission()), null);
        }
        return answer.headers()
                .firstValue("Retry-After")
                .filter(SECONDS.asMatchPredicate())
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    private void giveUpIfLast(Task task, IOException failure, int attempt) throws StorageException {
        if (attempt >= options.retry().attempts()) {
            throw gaveUp(task, attempt, ConnectionFault.explain(failure), failure);
        }
    }

    private static StorageException gaveUp(Task task, int attempts, String reason, IOException cause) {
        return new StorageException(
                task.name() + " failed " + attempts + " times, at last because " + reason + ".", cause);
    }

    private HttpResponse<String> send(Task task, Ticket ticket) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(task.request(ticket), task.receiver());
        try {
            return await(answer, task);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer, Task task)
            throws IOException, InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + options.requestLimit().toNanos();
        long moved = task.progress();
        while (true) {
            long left = deadline - System.nanoTime();
            try {
                return answer.get(Math.min(left, options.idleLimit().toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                long now = task.progress();
                if (now == moved) {
                    throw new HttpTimeoutException(
                            "no byte moved for " + options.idleLimit().toSeconds() + " s");
                }
                if (left <= options.idleLimit().toNanos()) {
                    throw new HttpTimeoutException("one request took more than "
                            + options.requestLimit().toSeconds() + " s");
                }
                moved = now;
            }
        }
    }
}
