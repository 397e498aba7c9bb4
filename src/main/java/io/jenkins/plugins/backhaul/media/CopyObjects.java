package io.jenkins.plugins.backhaul.media;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Copies objects from one place to another: by the store itself where it can, through this machine where not. */
final class CopyObjects {
    private static final int TRIES = 3;

    private final MediaPlace from;
    private final MediaPlace to;
    private final Progress progress;
    private final Faults faults;
    private final AtomicInteger copied = new AtomicInteger();
    private final AtomicInteger throughHere = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger byStore = new AtomicInteger();
    private final AtomicBoolean refused = new AtomicBoolean();

    CopyObjects(MediaPlace from, MediaPlace to, Progress progress, Faults faults) {
        this.from = from;
        this.to = to;
        this.progress = progress;
        this.faults = faults;
    }

    int copied() {
        return copied.get();
    }

    int throughHere() {
        return throughHere.get();
    }

    long bytes() {
        return bytes.get();
    }

    void run(List<MediaObject> objects) throws IOException, InterruptedException {
        SideBySide.each(
                objects,
                each -> faults.collect(
                        "Copying " + each.key() + " from " + from.location() + " to " + to.location(),
                        () -> copy(each)));
    }

    private void copy(MediaObject listed) throws IOException {
        MediaObject object = listed;
        for (int tried = 1; ; tried++) {
            try {
                copyOnce(object);
                done(object);
                return;
            } catch (ObjectChangedException e) {
                Optional<MediaObject> present = from.find(listed.key());
                if (present.isEmpty()) {
                    note(listed.key() + " was removed from " + from.location() + " meanwhile");
                    return;
                }
                if (tried == TRIES) {
                    throw e;
                }
                object = present.get();
            }
        }
    }

    private void copyOnce(MediaObject object) throws IOException {
        // A store that copied one object may refuse another; one that refused the first is not asked for each.
        boolean asking = byStore.get() > 0 || !refused.get();
        if (asking && to.copyFrom(from, object)) {
            byStore.incrementAndGet();
            return;
        }
        try (Content content = from.open(object, !to.isFolder())) {
            to.write(content);
        }
        // Only now is it certain that it was the copying that was refused, and not the object.
        if (!refused.getAndSet(true) && !from.isFolder() && !to.isFolder()) {
            note("the store does not copy " + object.key() + " from " + from.location() + " to " + to.location()
                    + "; what it does not copy goes through this machine");
        }
        throughHere.incrementAndGet();
    }

    private void done(MediaObject object) {
        copied.incrementAndGet();
        bytes.addAndGet(object.size());
        synchronized (progress) {
            progress.advance(object.size());
        }
    }

    private void note(String sentence) {
        synchronized (progress) {
            progress.note(sentence);
        }
    }
}
