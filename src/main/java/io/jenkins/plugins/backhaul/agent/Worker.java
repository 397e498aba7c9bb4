package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackUpDatabases;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.BackupRequest;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.proof.ProofRequest;
import io.jenkins.plugins.backhaul.proof.ProveBackup;
import io.jenkins.plugins.backhaul.proof.Scratch;
import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreDatabase;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.restore.RestoreRequest;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.restore.Treatment;
import io.jenkins.plugins.backhaul.site.ProofSite;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Scrubbing;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.site.ThrowawayServers;
import io.jenkins.plugins.backhaul.site.Tool;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        OrderedPlace place = new OrderedPlace(order.place(), variables);
        Site site = place.site();
        if (order.task() instanceof Order.Prove prove) {
            return prove(site, prove);
        }
        if (order.task() instanceof Order.Deploy deploy) {
            return new OrderedDeployment(deploy, site, place.deployments(), store, progress).run();
        }
        if (order.task() instanceof Order.Reset reset) {
            return new OrderedReset(reset, place, site, store, progress).run();
        }
        return order.task() instanceof Order.Backup backup
                ? backUp(site, backup)
                : restore(site, (Order.Restore) order.task());
    }

    private Outcome backUp(Site site, Order.Backup backup) throws IOException, InterruptedException {
        BackupRequest request = new BackupRequest(
                site.project(),
                site.sources(backup.environment()),
                origin(site, backup.environment(), backup.commit(), backup.build()),
                LrzipWriteOptions.defaults().withLevel(backup.level()));
        new BackUpDatabases(store, progress, Clock.systemUTC()).run(request);
        return new Outcome.BackedUp();
    }

    static Origin origin(Site site, String environment, String commit, String build) {
        return new Origin(environment, commit.isEmpty() ? site.commit() : commit, build, Tool.version());
    }

    private Outcome prove(Site site, Order.Prove prove) throws IOException, InterruptedException {
        if (prove.scratch().equals(Order.Prove.COMPOSE)) {
            try (ThrowawayServers servers = new ProofSite(site).inContainers(prove.environment(), progress::note)) {
                return prove(site, prove, servers.scratch());
            }
        }
        Optional<String> server = Optional.of(prove.scratch()).filter(address -> !address.isEmpty());
        return prove(site, prove, new ProofSite(site).onServers(prove.environment(), server));
    }

    private Outcome prove(Site site, Order.Prove prove, List<Scratch> scratch)
            throws IOException, InterruptedException {
        Backup backup = new Catalogue(store).find(site.project(), prove.backup().value());
        Origin by = origin(site, prove.environment(), prove.commit(), prove.build());
        new ProveBackup(store, LrzipReadOptions.defaults().withNotices(progress::note), progress, Clock.systemUTC())
                .run(new ProofRequest(site.project(), backup, scratch, by));
        return new Outcome.Proved();
    }

    private Outcome restore(Site site, Order.Restore restore) throws IOException, InterruptedException {
        Backup backup =
                new Catalogue(store).find(site.project(), restore.backup().value());
        RestoreTargets targets =
                new RestoreTargets(site.withConnections(restore.jobs()), restore.wants(Order.Choice.CREATE));
        RestoreTarget target = targets.named(restore.into(), restore.database());
        Treatment treatment = new Scrubbing(site, scrubbing(restore))
                .treatment(
                        target,
                        backup,
                        new Catalogue(store).sidecar(backup).map(Sidecar::manifest),
                        restore.database());
        Bystanders bystanders = restore.wants(Order.Choice.STOP_SERVICES)
                ? targets.bystanders(restore.into(), restore.database())
                : Bystanders.NONE;
        // Nobody must find a database replaced by a build that was given up meanwhile: the controller is asked once
        // more.
        Bystanders asking = tell -> {
            store.find(restore.backup());
            return bystanders.stop(tell);
        };
        RestoreReport report = new RestoreDatabase(
                        store, asking, LrzipReadOptions.defaults().withNotices(progress::note), progress)
                .treating(treatment)
                .run(new RestoreRequest(
                        backup, restore.database(), target, restore.confirmed(), restore.wants(Order.Choice.DROP_OLD)));
        return new Outcome.Restored(report);
    }

    private static Scrubbing.Choice scrubbing(Order.Restore restore) {
        if (restore.wants(Order.Choice.NO_SCRUB)) {
            return Scrubbing.Choice.NEVER;
        }
        return restore.wants(Order.Choice.SCRUB) ? Scrubbing.Choice.ALWAYS : Scrubbing.Choice.AUTOMATIC;
    }
}
