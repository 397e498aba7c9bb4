package io.jenkins.plugins.backhaul.plugin.work;

import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.desk.Grant;
import io.jenkins.plugins.backhaul.plugin.work.Journal.Entry;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.time.Clock;
import java.time.Instant;

/** What a worker may ask of the store for the work that is written in a journal. */
final class JournalledGrant {
    private JournalledGrant() {}

    static Grant of(Journal journal) {
        Project project = new Project(journal.get(Entry.PROJECT));
        String archive = journal.get(Entry.ARCHIVE);
        if (journal.says(Entry.PROOF)) {
            Instant begun = Instant.ofEpochMilli(journal.begun());
            return Grant.toProve(project, new ObjectKey(archive), begun, Clock.systemUTC());
        }
        if (journal.says(Entry.RESET)) {
            return Grant.toReset(project, Clock.systemUTC());
        }
        return archive.isEmpty() ? Grant.toBackUp(project, Clock.systemUTC()) : Grant.toRestore(new ObjectKey(archive));
    }
}
