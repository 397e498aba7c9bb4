package io.jenkins.plugins.backhaul.storage.presigned;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Sends a part from its blocks without copying them, and counts what was taken. For one request. */
final class PartBody implements BodyPublisher {
    private final List<ByteBuffer> content;
    private final long length;
    private final AtomicLong taken = new AtomicLong();

    PartBody(List<ByteBuffer> content, long length) {
        this.content = content;
        this.length = length;
    }

    /** Blocks handed to the connection until now. */
    long progress() {
        return taken.get();
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Delivery(subscriber));
    }

    /** The subscriber may ask for more from inside {@code onNext}; one loop at a time serves all demand. */
    private final class Delivery implements Subscription {
        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong demand = new AtomicLong();
        private final AtomicBoolean done = new AtomicBoolean();
        private int next;

        Delivery(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                if (done.compareAndSet(false, true)) {
                    subscriber.onError(new IllegalArgumentException("A demand of " + count));
                }
            } else if (demand.getAndAccumulate(count, Delivery::saturatedSum) == 0) {
                deliver();
            }
        }

        @Override
        public void cancel() {
            done.set(true);
        }

        private void deliver() {
            do {
                if (next < content.size() && !done.get()) {
                    taken.incrementAndGet();
                    subscriber.onNext(content.get(next++).duplicate());
                }
                if (next == content.size() && done.compareAndSet(false, true)) {
                    subscriber.onComplete();
                }
            } while (!done.get() && demand.decrementAndGet() > 0);
        }

        private static long saturatedSum(long a, long b) {
            return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
        }
    }
}
