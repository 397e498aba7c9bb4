package io.jenkins.plugins.backhaul.storage.presigned;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The bytes of a range, collected over as many answers as it takes. */
final class RangeBody {
    private final byte[] target;
    private final int length;
    private volatile int received;
    private Reception current;

    RangeBody(byte[] target, int length) {
        this.target = target;
        this.length = length;
    }

    int length() {
        return length;
    }

    int received() {
        return received;
    }

    boolean isComplete() {
        return received == length;
    }

    /** Ends whatever is still arriving; returns how many bytes are there and will not change before the next answer. */
    synchronized int startOver() {
        current = null;
        return received;
    }

    /** Takes in one more answer, which starts at the first byte that is missing. */
    synchronized BodySubscriber<String> next() {
        current = new Reception();
        return current;
    }

    /** An answer that was given up may still trickle in; it must not write over its successor's bytes. */
    private synchronized boolean append(Reception reception, ByteBuffer buffer) {
        int count = buffer.remaining();
        if (current != reception || count > length - received) {
            return false;
        }
        buffer.get(target, received, count);
        received += count;
        return true;
    }

    private final class Reception implements BodySubscriber<String> {
        private final CompletableFuture<String> end = new CompletableFuture<>();
        private volatile Subscription subscription;

        @Override
        public CompletionStage<String> getBody() {
            return end;
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                take(buffer);
            }
        }

        private void take(ByteBuffer buffer) {
            if (!append(this, buffer)) {
                subscription.cancel();
                end.completeExceptionally(new IOException("The store sent more bytes than asked for"));
            } else if (isComplete()) {
                end.complete("");
            }
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete("");
        }
    }
}
