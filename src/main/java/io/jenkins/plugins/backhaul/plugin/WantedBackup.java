package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.plugin.work.Surroundings;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;

/**
 * The backup that a step means.
 *
 * @param step knows the stores
 * @param where tells the log which one it is
 * @param wanted {@link #LATEST}, a name, or a date or its beginning
 */
record WantedBackup(EngineStep<?> step, Surroundings where, String wanted) {
    static final String LATEST = "latest";

    /** @param doing what is done with it, such as {@code Restoring} */
    Backup find(DescribedProject project, String doing) throws IOException {
        try (ObjectStore store = step.openStore(where.run(), project.store())) {
            Catalogue catalogue = new Catalogue(store);
            Backup backup = catalogue.find(new Project(project.name()), wanted);
            tell(doing + " " + store.locate(backup.object().key()));
            tellIfNewer(catalogue.list(new Project(project.name())).get(0), backup);
            return backup;
        }
    }

    private void tellIfNewer(Backup newest, Backup chosen) {
        if (wanted.equals(LATEST) && !newest.equals(chosen)) {
            tell("note: " + newest.name() + " is newer, but " + newest.status()
                    + " or undated; choose it by its name if you want it");
        }
    }

    private void tell(String sentence) {
        where.log().getLogger().println("[backhaul] " + sentence);
    }
}
