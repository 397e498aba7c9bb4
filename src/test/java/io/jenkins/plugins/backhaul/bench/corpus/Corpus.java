package io.jenkins.plugins.backhaul.bench.corpus;

import java.io.IOException;
import java.io.OutputStream;

/** A kind of content, of any size. */
public enum Corpus {
    /** The plain dump of a content management system: many near-identical revisions of pages, as JSON in COPY text. */
    CMS("CMS dump", 275),
    /** The plain dump of pgbench's tables. */
    PGBENCH("pgbench dump", 200),
    /** A tar of source-like text. */
    SOURCE("source-like tar", 200),
    /** Random bytes. */
    RANDOM("incompressible", 200),
    /** Content that comes again more than 100 MB later, with small changes. */
    FAR("far duplicates", 400),
    /** Documents as mongodump writes them. */
    BSON("BSON-like", 200);

    private final String title;
    private final int megabytes;

    Corpus(String title, int megabytes) {
        this.title = title;
        this.megabytes = megabytes;
    }

    /** How a table names it. */
    public String title() {
        return title;
    }

    /** The size it is measured at, in bytes. */
    public long usualSize() {
        return megabytes * 1_000_000L;
    }

    /** Writes {@code size} bytes of it: the same bytes every time. */
    public void write(OutputStream out, long size) throws IOException {
        Source source = source(size);
        long left = size;
        while (left > 0) {
            byte[] next = source.next();
            int n = (int) Math.min(left, next.length);
            out.write(next, 0, n);
            left -= n;
        }
    }

    private Source source(long size) {
        return switch (this) {
            case CMS -> new CmsDump(size);
            case PGBENCH -> new PgbenchDump(size);
            case SOURCE -> new SourceTar();
            case RANDOM -> new RandomBytes();
            case FAR -> new FarDuplicates(size);
            case BSON -> new BsonDocuments();
        };
    }

    /** Gives a corpus in pieces, without an end. */
    @FunctionalInterface
    interface Source {
        byte[] next();
    }
}
