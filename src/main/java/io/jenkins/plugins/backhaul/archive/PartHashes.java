package io.jenkins.plugins.backhaul.archive;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Compares a stream with the parts that a {@link Sidecar} records, while it goes by. */
public final class PartHashes {
    private final List<Content> expected;
    private final MessageDigest digest = Sha256.start();
    private int part;
    private long inPart;
    private boolean equal = true;

    /** @param expected the parts in order */
    public PartHashes(List<Content> expected) {
        this.expected = List.copyOf(expected);
    }

    /** Takes the next bytes. */
    public void update(byte[] bytes, int offset, int length) {
        int done = 0;
        while (done < length && part < expected.size()) {
            int now = (int) Math.min(length - done, expected.get(part).size() - inPart);
            digest.update(bytes, offset + done, now);
            done += now;
            inPart += now;
            if (inPart == expected.get(part).size()) {
                endPart();
            }
        }
        equal &= done == length;
    }

    /** Whether the stream, which has ended, was exactly what was recorded. */
    public boolean areEqual() {
        return equal && part == expected.size();
    }

    private void endPart() {
        equal &= HexFormat.of()
                .formatHex(digest.digest())
                .equals(expected.get(part).sha256());
        part++;
        inPart = 0;
    }
}
