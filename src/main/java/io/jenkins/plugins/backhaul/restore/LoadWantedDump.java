package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Member;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.database.Database;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the wanted dump in a backup, loads it into a new database, and reads the backup to its end. */
final class LoadWantedDump {
    private final OpenedBackup opened;
    private final String wanted;
    private final Database live;
    private final Progress progress;

    LoadWantedDump(OpenedBackup opened, String wanted, Database live, Progress progress) {
        this.opened = opened;
        this.wanted = wanted;
        this.live = live;
        this.progress = progress;
    }

    LoadedDump run() throws IOException, InterruptedException {
        Optional<Manifest> manifest = opened.manifest();
        Optional<DumpedDatabase> described =
                manifest.isPresent() ? Optional.of(choose(manifest.get())) : Optional.empty();
        Member member = find(described.map(DumpedDatabase::member));
        LoadedDump loaded = new LoadDump(progress).run(member, described, live);
        try {
            checkRest(described.isEmpty());
            return loaded;
        } catch (IOException | RuntimeException e) {
            loaded.close();
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
        for (Optional<Member> member = opened.archive().next();
                member.isPresent();
                member = opened.archive().next()) {
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
        String file = member.name().substring(member.name().lastIndexOf('/') + 1);
        boolean isWanted = wanted.isEmpty() || file.equals(wanted) || file.startsWith(wanted + ".");
        return isWanted && member.dumpFormat().isPresent();
    }

    private void checkRest(boolean mustBeTheOnlyDump) throws IOException {
        for (Optional<Member> member = opened.archive().next();
                member.isPresent();
                member = opened.archive().next()) {
            if (mustBeTheOnlyDump && matches(member.get())) {
                throw new ArchiveException("The archive holds several dumps, "
                        + member.get().name() + " among them. Name one with --database");
            }
        }
        opened.finish();
    }
}
