package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what is written into parts and hands each to the {@link PartSender} when it is full and none of its places is open.
 */
final class PresignedUpload implements Upload {
    private final UploadControl control;
    private final UploadTerms terms;
    private final PartSender sender;
    private final BlockPool pool = new BlockPool();
    private PartBuffer filling;
    private int parts;
    private long length;
    private int openReservations;
    private boolean failed;
    private boolean committed;
    private boolean closed;

    PresignedUpload(UploadControl control, Courier courier, int parallel) {
        this.control = control;
        this.terms = control.terms();
        this.sender = new PartSender(control, courier, parallel);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws StorageException {
        requireUsable();
        int done = 0;
        while (done < count) {
            int taken = roomyPart().append(bytes, offset + done, count - done);
            done += taken;
            length += taken;
            sendIfFull();
        }
    }

    @Override
    public Reservation reserve(int count) throws StorageException {
        requireUsable();
        List<Place> places = new ArrayList<>(1);
        int left = count;
        while (left > 0) {
            PartBuffer part = roomyPart();
            long position = part.length();
            int taken = part.leavePlace(left);
            places.add(new Place(part, position, taken));
            left -= taken;
            length += taken;
            sendIfFull();
        }
        openReservations++;
        return new OpenReservation(places, count);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Committed commit() throws StorageException {
        requireUsable();
        if (openReservations > 0) {
            throw new IllegalStateException(openReservations + " reserved places were not filled");
        }
        failed = true;
        if (filling != null || parts == 0) {
            sender.send(filling == null ? nextPart() : filling);
            filling = null;
        }
        List<SentPart> sent = sender.finish();
        StoredObject object = control.complete(sent);
        committed = true;
        return new Committed(
                object,
                sent.stream()
                        .map(each ->
                                new SentPiece(each.part().size(), each.part().sha256()))
                        .toList());
    }

    @Override
    public void close() throws StorageException {
        if (closed) {
            return;
        }
        closed = true;
        sender.stop();
        if (!committed) {
            abort();
        }
    }

    /** An interrupt is the usual reason to abort, and would end the request that does so. */
    private void abort() throws StorageException {
        boolean interrupted = Thread.interrupted();
        try {
            control.abort();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private PartBuffer roomyPart() throws StorageException {
        return filling == null ? nextPart() : filling;
    }

    private PartBuffer nextPart() throws StorageException {
        if (parts == terms.plan().maxParts()) {
            failed = true;
            throw new StorageException("Sending " + terms.location() + " failed: it is longer than the "
                    + terms.plan().capacity() + " bytes that " + parts
                    + " parts hold. Set a larger part size for this store.");
        }
        parts++;
        filling = new PartBuffer(pool, parts, terms.plan().sizeOf(parts));
        return filling;
    }

    private void sendIfFull() throws StorageException {
        if (filling.isFull()) {
            PartBuffer full = filling;
            filling = null;
            if (!full.hasOpenPlaces()) {
                send(full);
            }
        }
    }

    private void send(PartBuffer part) throws StorageException {
        try {
            sender.send(part);
        } catch (StorageException e) {
            failed = true;
            throw e;
        }
    }

    private void requireUsable() throws StorageException {
        sender.throwIfFailed();
        if (closed || committed || failed) {
            throw new StorageException("The upload of " + terms.location()
                    + (committed ? " is committed already." : " has ended; start a new one."));
        }
    }

    /** A piece of a reservation; one that crosses from part to part has several. */
    private record Place(PartBuffer part, long position, int count) {}

    private final class OpenReservation implements Reservation {
        private final List<Place> places;
        private final int size;
        private boolean filled;

        OpenReservation(List<Place> places, int size) {
            this.places = places;
            this.size = size;
        }

        @Override
        public void fill(byte[] bytes) throws StorageException {
            requireUsable();
            if (filled || bytes.length != size) {
                throw new IllegalArgumentException("A place of " + size + " bytes was given " + bytes.length + " bytes"
                        + (filled ? ", after it was filled" : ""));
            }
            filled = true;
            openReservations--;
            int done = 0;
            for (Place place : places) {
                place.part().fillPlace(bytes, done, place.count(), place.position());
                done += place.count();
                if (place.part() != filling && !place.part().hasOpenPlaces()) {
                    send(place.part());
                }
            }
        }
    }
}
