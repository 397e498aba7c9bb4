package io.jenkins.plugins.backhaul.heroku;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Keeps an answer in memory, unless it is longer than any that is expected: then it is broken off. */
final class BoundedBody implements BodySubscriber<byte[]> {
    static final int LONGEST = 8 << 20;

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (kept.size() + buffer.remaining() > LONGEST) {
                subscription.cancel();
                body.completeExceptionally(new HerokuException("it is longer than " + (LONGEST >> 20) + " MiB"));
                return;
            }
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            kept.writeBytes(piece);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(kept.toByteArray());
    }
}
