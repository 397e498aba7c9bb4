package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.ArchiveReader;
import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.HashedInput;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Member;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the wanted dump in an archive, loads it into a new database, and reads the archive to its end. */
final class LoadDump {
    private final ArchiveReader archive;
    private final String wanted;
    private final Database live;
    private final Progress progress;

    LoadDump(ArchiveReader archive, String wanted, Database live, Progress progress) {
        this.archive = archive;
        this.wanted = wanted;
        this.live = live;
        this.progress = progress;
    }

    LoadedDump run(Optional<Manifest> manifest) throws IOException, InterruptedException {
        Optional<DumpedDatabase> described =
                manifest.isPresent() ? Optional.of(choose(manifest.get())) : Optional.empty();
        Member member = find(described.map(DumpedDatabase::member));
        DumpFormat format = member.dumpFormat().orElseThrow(() -> new ArchiveException(notADump(member)));
        Replacement replacement = live.createReplacement(
                described.map(DumpedDatabase::properties).orElseGet(DatabaseProperties::unknown));
        try {
            progress.start("loading " + member.name() + " into " + replacement.name(), Math.max(0, member.size()));
            HashedInput input = new HashedInput(member.content(), progress::advance);
            List<String> notes = replacement.load(input, format);
            Content content = input.finish();
            checkRest(described.isEmpty());
            checkContent(member, content, described);
            return new LoadedDump(replacement, content, described, notes);
        } catch (IOException | InterruptedException | RuntimeException e) {
            replacement.close();
            throw e;
        }
    }

    private DumpedDatabase choose(Manifest manifest) throws ArchiveException {
        List<DumpedDatabase> all = manifest.databases();
        List<String> names = all.stream().map(DumpedDatabase::name).toList();
        if (wanted.isEmpty() && all.size() == 1) {
            return all.get(0);
        }
        if (wanted.isEmpty()) {
            throw new ArchiveException(
                    "The backup holds several databases: " + String.join(", ", names) + ". Name one with --database");
        }
        return all.stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ArchiveException(
                        "The backup holds no database '" + wanted + "', only " + String.join(", ", names)));
    }

    private Member find(Optional<String> described) throws IOException {
        for (Optional<Member> member = archive.next(); member.isPresent(); member = archive.next()) {
            String name = member.get().name();
            if (described.isPresent() ? name.equals(described.get()) : matches(member.get())) {
                return member.get();
            }
        }
        throw new ArchiveException(
                described.isPresent()
                        ? "The archive lacks " + described.get() + ", which its manifest describes"
                        : "The archive holds no dump of PostgreSQL"
                                + (wanted.isEmpty() ? "" : " named '" + wanted + "'")
                                + "; restoring MongoDB is not supported yet");
    }

    private boolean matches(Member member) throws IOException {
        boolean isWanted = wanted.isEmpty() || member.name().contains(wanted);
        return isWanted && member.dumpFormat().isPresent();
    }

    private void checkRest(boolean mustBeTheOnlyDump) throws IOException {
        for (Optional<Member> member = archive.next(); member.isPresent(); member = archive.next()) {
            if (mustBeTheOnlyDump && matches(member.get())) {
                throw new ArchiveException("The archive holds several dumps, "
                        + member.get().name() + " among them. Name one with --database");
            }
        }
        archive.finish();
    }

    private static void checkContent(Member member, Content content, Optional<DumpedDatabase> described)
            throws ArchiveException {
        if (described.isPresent() && !described.get().dump().equals(content)) {
            throw new ArchiveException("The dump " + member.name() + " is not the one that its manifest describes ("
                    + content.size() + " bytes, " + described.get().dump().size()
                    + " expected): the archive was damaged or changed. The live database was not touched");
        }
    }

    private static String notADump(Member member) {
        return member.name() + " is neither a plain nor a custom-format dump of PostgreSQL";
    }
}
