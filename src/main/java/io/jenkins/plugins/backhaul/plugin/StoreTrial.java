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
import org.kohsuke.stapler.StaplerRequest2;

/** Tries a store as an administrator describes it, saved or not, by really using it. */
final class StoreTrial {
    private static final Project PROJECT = new Project("backhaul-test");

    private final Store store;

    StoreTrial(Store store) {
        this.store = store;
    }

    /** As a form describes it. */
    static StoreTrial of(StaplerRequest2 form) {
        Store store = new Store(form.getParameter("name"), form.getParameter("bucket"));
        store.setPrefix(form.getParameter("prefix"));
        store.setRegion(form.getParameter("region"));
        store.setEndpoint(form.getParameter("endpoint"));
        store.setPathStyle(Boolean.parseBoolean(form.getParameter("pathStyle")));
        store.setKmsKeyId(form.getParameter("kmsKeyId"));
        store.setCredentialsId(form.getParameter("credentialsId"));
        store.setOnlyRead(Boolean.parseBoolean(form.getParameter("onlyRead")));
        return new StoreTrial(store);
    }

    /** What came of it, for the form: an object was written, read and removed, unless nothing may be written there. */
    FormValidation run() {
        try (ObjectStore open = new StoreOpener(store)
                .openBriefly(RunCredentials.ofStore(store.getCredentialsId()), store.location())) {
            if (store.isOnlyRead()) {
                open.listFolders("");
                return FormValidation.ok(
                        open.location() + " can be listed. Nothing was written there, as it is only read.");
            }
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
