package io.jenkins.plugins.backhaul.lrzip.fault;

/** The bytes are not what any lrzip would have written: damaged, cut short, or never an archive. */
public final class CorruptArchiveException extends LrzipException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long offset;

    /** What kind of fault it is. */
    public enum Reason {
        /** It does not start as an lrzip archive does. */
        NOT_LRZIP,
        /** It ends before its end. */
        TRUNCATED,
        /** A field of the magic header or of a chunk's header is out of range. */
        BAD_HEADER,
        /** The blocks' headers do not lead from one to the next. */
        BAD_CHAIN,
        /** A block does not decompress to what its header promises. */
        BAD_BLOCK,
        /** A token is impossible: no length, a distance beyond the start, literals that are not there. */
        BAD_TOKEN,
        /** The content decoded, but a checksum says it is not what was written. */
        BAD_CHECKSUM,
        /** The content is longer or shorter than the magic header says. */
        BAD_SIZE,
        /** Something follows the archive's end. */
        TRAILING_BYTES
    }

    /**
     * A fault found at a place.
     *
     * @param offset where in the archive, in bytes from its start, reading stood when the fault was seen
     * @param fault what is wrong, as a clause without a full stop
     */
    public CorruptArchiveException(Reason reason, long offset, String fault) {
        this(reason, offset, fault, null);
    }

    /** The same, with what a decompressor said. */
    public CorruptArchiveException(Reason reason, long offset, String fault, Throwable cause) {
        super(
                "The lrzip archive is corrupt at byte " + offset + ": " + fault
                        + ". Fetch it again, or use another archive.",
                cause);
        this.reason = reason;
        this.offset = offset;
    }

    /** What kind of fault it is. */
    public Reason reason() {
        return reason;
    }

    /** Where reading stood when the fault was seen, in bytes from the archive's start. */
    public long offset() {
        return offset;
    }
}
