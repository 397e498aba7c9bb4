package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreDatabase;
import io.jenkins.plugins.backhaul.restore.RestoreRequest;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.restore.RestoredCopy;
import io.jenkins.plugins.backhaul.restore.Treatment;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Scrubbing;
import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;
import java.io.IOException;
import java.util.Optional;

/** Restores one database of the source beside the environment's own, scrubs the copy, fixes its sites and checks it. */
final class RestoreBeside {
    private final Surroundings surroundings;
    private final ResetOrder order;
    private final String label;

    RestoreBeside(Surroundings surroundings, ResetOrder order, String label) {
        this.surroundings = surroundings;
        this.order = order;
        this.label = label;
    }

    /** The environment's own. */
    Database live() throws IOException {
        return surroundings.site().databaseNamed(order.to(), label);
    }

    /** Which database the environment has now; empty when it has none. */
    String identity() throws IOException {
        Database live = live();
        return live.exists() ? live.inspect().identity() : "";
    }

    /** The copy, ready to be swapped in; the caller closes it. */
    RestoredCopy run(Backup backup, Progress progress) throws IOException, InterruptedException {
        RestoreTarget target = new RestoreTargets(surroundings.site(), false).named(order.to(), label);
        Optional<Manifest> manifest =
                new Catalogue(surroundings.store()).sidecar(backup).map(Sidecar::manifest);
        boolean production = surroundings.site().environment(order.from()).production();
        Treatment treatment = new Scrubbing(surroundings.site(), production ? Choice.ALWAYS : Choice.AUTOMATIC)
                .treatment(target, backup, manifest, label);
        return new RestoreDatabase(
                        surroundings.store(),
                        Bystanders.NONE,
                        LrzipReadOptions.defaults().withNotices(progress::note),
                        progress)
                .treating(treatment)
                .prepare(new RestoreRequest(backup, label, target, confirmed(target), false));
    }

    /** The person has confirmed the environment by its name; production would have to be confirmed to somebody else. */
    private static String confirmed(RestoreTarget target) {
        return target.production() ? "" : target.name();
    }
}
