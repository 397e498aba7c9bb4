package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.backhaul.archive.JsonFile;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * What this controller remembers of all projects' backups, in memory and in {@code backhaul-overview.json} of its home. It follows
 * jobs that are renamed or moved, and forgets those that are deleted: another job of that name must not show their projects.
 */
@Extension
public final class Overview extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(Overview.class.getName());

    /** Read by every page, also while a change is being written. */
    private volatile Snapshot snapshot;

    /** The one of this Jenkins. */
    static Overview get() {
        return ExtensionList.lookupSingleton(Overview.class);
    }

    /** What is remembered now. Asks no store. */
    Snapshot snapshot() {
        Snapshot known = snapshot;
        return known == null ? read() : known;
    }

    private synchronized Snapshot read() {
        if (snapshot == null) {
            try {
                snapshot = file().read();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "What was known of backups is lost; the next survey looks anew");
                snapshot = Snapshot.empty();
            }
        }
        return snapshot;
    }

    /** The same of the stores that are configured now; what is known of others goes with the next survey. */
    Snapshot shown() {
        return snapshot().only(Survey.locations());
    }

    /** Remembers something else. What cannot be written is remembered until Jenkins ends. */
    synchronized void change(UnaryOperator<Snapshot> change) {
        Snapshot before = snapshot();
        Snapshot after = change.apply(before);
        if (after.equals(before)) {
            return;
        }
        snapshot = after;
        try {
            file().write(after);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Could not write down what is known of backups");
        }
    }

    private static JsonFile<Snapshot> file() {
        Path home = Jenkins.get().getRootDir().toPath();
        return new JsonFile<>(home.resolve("backhaul-overview.json"), Snapshot.empty(), Snapshot.class);
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        change(known -> known.moved(oldFullName, newFullName));
    }

    @Override
    public void onDeleted(Item item) {
        change(known -> known.gone(item.getFullName()));
    }
}
