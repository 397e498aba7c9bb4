package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.HashedInput;
import io.jenkins.plugins.backhaul.archive.Member;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Loads one dump of an archive into a new database, and compares the dump with what the manifest says of it. */
public final class LoadDump {
    private final Progress progress;

    /** @param progress hears of the bytes that are loaded */
    public LoadDump(Progress progress) {
        this.progress = progress;
    }

    /**
     * Loads.
     *
     * @param member the dump, which is read to its end
     * @param described what the manifest says of it; empty when the archive has none
     * @param live the database beside which the new one is made; it is not touched
     * @return the new database, which the caller closes
     * @throws IOException when it failed; the new database is gone
     */
    public LoadedDump run(Member member, Optional<DumpedDatabase> described, Database live)
            throws IOException, InterruptedException {
        DumpFormat format = member.dumpFormat()
                .orElseThrow(() -> new ArchiveException(
                        member.name() + " is neither a plain nor a custom-format dump of PostgreSQL"));
        Replacement replacement = live.createReplacement(
                described.map(DumpedDatabase::properties).orElseGet(DatabaseProperties::unknown),
                described.map(each -> each.facts().identity()).orElse(""));
        try {
            progress.start("loading " + member.name() + " into " + replacement.name(), Math.max(0, member.size()));
            HashedInput input = new HashedInput(member.content(), progress::advance);
            List<String> notes = load(replacement, input, format, described);
            Content content = input.finish();
            checkContent(member, content, described);
            return new LoadedDump(replacement, content, described, notes);
        } catch (IOException | InterruptedException | RuntimeException e) {
            replacement.close();
            replacement
                    .leftover()
                    .ifPresent(left -> e.addSuppressed(new DatabaseException("The database " + left
                            + " could not be dropped: drop it by hand, or" + " let the next restore do so")));
            throw e;
        }
    }

    private static List<String> load(
            Replacement replacement, InputStream dump, DumpFormat format, Optional<DumpedDatabase> described)
            throws IOException, InterruptedException {
        try {
            return replacement.load(dump, format);
        } catch (DatabaseException e) {
            throw described.isPresent() ? explain(e, described.get().facts(), replacement) : e;
        }
    }

    private static DatabaseException explain(DatabaseException refusal, DatabaseFacts origin, Replacement replacement) {
        try {
            DatabaseFacts here = replacement.facts();
            return here.isOlderThan(origin)
                    ? new DatabaseException(
                            refusal.getMessage() + ". It was dumped from version " + origin.serverVersion()
                                    + ", and this server is " + here.serverVersion()
                                    + ": restore it on one that is not older",
                            refusal)
                    : refusal;
        } catch (DatabaseException e) {
            // The server is gone, and that is what was refused.
            refusal.addSuppressed(e);
            return refusal;
        }
    }

    private static void checkContent(Member member, Content content, Optional<DumpedDatabase> described)
            throws ArchiveException {
        if (described.isPresent() && !described.get().dump().equals(content)) {
            throw new ArchiveException("The dump " + member.name() + " is not the one that its manifest describes ("
                    + content.size() + " bytes, " + described.get().dump().size()
                    + " expected): the archive was damaged or changed");
        }
    }
}
