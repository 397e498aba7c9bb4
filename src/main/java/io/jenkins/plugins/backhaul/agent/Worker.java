package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.BackUpDatabases;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.BackupRequest;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreDatabase;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.restore.RestoreRequest;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.site.Tool;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** Does what an order says. */
final class Worker {
    private final ObjectStore store;
    private final Progress progress;
    private final Map<String, String> variables;

    /** @param variables the environment, which holds the passwords */
    Worker(ObjectStore store, Progress progress, Map<String, String> variables) {
        this.store = store;
        this.progress = progress;
        this.variables = variables;
    }

    Outcome run(Order order) throws ConfigException, IOException, InterruptedException {
        Site site = new OrderedPlace(order.place(), variables).site();
        return order.task() instanceof Order.Backup backup
                ? backUp(site, backup)
                : restore(site, (Order.Restore) order.task());
    }

    private Outcome backUp(Site site, Order.Backup backup) throws IOException, InterruptedException {
        String commit = backup.commit().isEmpty() ? site.commit() : backup.commit();
        BackupRequest request = new BackupRequest(
                site.project(),
                site.sources(backup.environment()),
                new Origin(backup.environment(), commit, backup.build(), Tool.version()),
                LrzipWriteOptions.defaults().withLevel(backup.level()));
        new BackUpDatabases(store, progress, Clock.systemUTC()).run(request);
        return new Outcome.BackedUp();
    }

    private Outcome restore(Site site, Order.Restore restore) throws IOException, InterruptedException {
        Backup backup =
                new Catalogue(store).find(site.project(), restore.backup().value());
        RestoreTargets targets =
                new RestoreTargets(site.withConnections(restore.jobs()), restore.wants(Order.Choice.CREATE));
        RestoreTarget target = targets.named(restore.into(), restore.database());
        Bystanders bystanders = restore.wants(Order.Choice.STOP_SERVICES)
                ? targets.bystanders(restore.into(), restore.database())
                : Bystanders.NONE;
        // Nobody must find a database replaced by a build that was given up meanwhile: the controller is asked once
        // more.
        Bystanders asking = () -> {
            store.find(restore.backup());
            return bystanders.stop();
        };
        RestoreReport report = new RestoreDatabase(
                        store, asking, LrzipReadOptions.defaults().withNotices(progress::note), progress)
                .run(new RestoreRequest(
                        backup, restore.database(), target, restore.confirmed(), restore.wants(Order.Choice.DROP_OLD)));
        return new Outcome.Restored(report);
    }
}
