package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * The database of a site made with Wagtail, invented but realistic: a tree of pages with many near-identical revisions,
 * people, images, submitted forms, a full-text index; in eleven languages. Size and seed decide every byte of it.
 */
public final class WagtailSite {
    private static final long SEED = 20_26_11L;

    private final SiteSize size;

    private WagtailSite(SiteSize size) {
        this.size = size;
    }

    /**
     * A site whose plain dump has about so many megabytes (within an eighth, from 5 MB on).
     *
     * @throws IllegalArgumentException when there are fewer than 1 or more than 100,000
     */
    public static WagtailSite ofSize(int megabytes) {
        return new WagtailSite(new SiteSize(megabytes, SEED));
    }

    /** The same with other content. */
    public WagtailSite withSeed(long seed) {
        return new WagtailSite(new SiteSize(size.megabytes(), seed));
    }

    /**
     * Fills an empty database.
     *
     * @throws IOException when psql is not installed or fails; the message holds what it says, and the database is as it
     *     was
     */
    public void fill(DatabaseAddress database) throws IOException {
        new Psql(database).run(this::writeTo);
    }

    private void writeTo(OutputStream input) throws IOException {
        CopyScript script = new CopyScript(input);
        List<SitePage> pages = PageTree.of(size.pages(), size.seed());
        ActivityTables activity = new ActivityTables(size, script);
        script.sql("SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET TimeZone = 'UTC';\n");
        script.sql(Resources.text("schema.sql"));
        new PeopleTables(size, script).write();
        new MediaTables(size, script).write();
        new PageTables(pages, size, script).write();
        activity.write();
        activity.writeForms(size.rowBytes());
        script.sql(Resources.text("schema-after.sql"));
        script.sql("ANALYZE;\n");
    }
}
