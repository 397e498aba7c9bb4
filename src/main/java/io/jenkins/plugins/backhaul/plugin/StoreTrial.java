package io.jenkins.plugins.backhaul.plugin;

import hudson.util.FormValidation;
import io.jenkins.plugins.backhaul.backup.ExamineSetUp;
import io.jenkins.plugins.backhaul.backup.Finding;
import io.jenkins.plugins.backhaul.backup.ProbeStore;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Tries a store as an administrator describes it, saved or not, by really using it. */
final class StoreTrial {
    private static final Project PROJECT = new Project("backhaul-test");

    private final Store store;

    StoreTrial(Store store) {
        this.store = store;
    }

    /** What came of it, for the form. */
    FormValidation run() {
        try (ObjectStore open = new StoreOpener(store)
                .openBriefly(RunCredentials.ofStore(store.getCredentialsId()), store.location())) {
            Optional<ObjectKey> left = new ProbeStore().run(open);
            for (Finding finding : new ExamineSetUp(Clock.systemUTC()).store(open, PROJECT)) {
                if (!finding.good()) {
                    return FormValidation.error(finding.sentence());
                }
            }
            return FormValidation.ok(left.map(
                            key -> "This store works: an object was written and read. It stays behind as "
                                    + open.locate(key)
                                    + ", because these credentials may not remove it; so they cannot destroy backups either.")
                    .orElse("This store works: an object was written, read and removed in " + open.location() + "."));
        } catch (IOException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
