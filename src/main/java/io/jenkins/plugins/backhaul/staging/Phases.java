package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import io.jenkins.plugins.backhaul.config.ResetSettings.After;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The phases of a reset in their order: only here it is said what comes after what. */
final class Phases {
    private final Surroundings surroundings;
    private final ResetOrder order;
    private final Path records;

    Phases(Surroundings surroundings, ResetOrder order, Path records) {
        this.surroundings = surroundings;
        this.order = order;
        this.records = records;
    }

    List<Phase> of(Plan.Seen seen) throws IOException {
        EnvironmentSettings to = surroundings.site().environment(order.to());
        List<Phase> phases = new ArrayList<>();
        phases.add(new BackUp(surroundings, order.to(), BackUp.TARGET));
        if (order.options().fresh()) {
            phases.add(new BackUp(surroundings, order.from(), BackUp.SOURCE));
        }
        if (order.includes(Part.GIT)) {
            phases.add(new PushBranch(surroundings, order, seen, records));
        }
        if (!to.databases().isEmpty()) {
            phases.add(new ReplaceDatabases(surroundings, order, seen));
        }
        if (order.includes(Part.DEPLOY) && DeployTo.isPossible(to)) {
            phases.add(new DeployTo(surroundings, order));
        }
        if (order.includes(Part.MEDIA)
                && CopyMedia.isPossible(surroundings.site().environment(order.from()), to)) {
            phases.add(new CopyMedia(surroundings, order, records, seen.surplusMedia()));
        }
        if (order.includes(Part.AFTER)) {
            phases.addAll(after(to));
        }
        return phases;
    }

    private List<Phase> after(EnvironmentSettings to) {
        After after = surroundings.settings(order).after();
        List<Phase> phases = new ArrayList<>();
        after.redis().ifPresent(redis -> phases.add(new EmptyRedis(surroundings, order.to(), redis)));
        after.cloudflare().ifPresent(zone -> phases.add(new EmptyCache(surroundings, zone)));
        AwaitSite site = new AwaitSite(surroundings, to);
        if (site.isPossible()) {
            phases.add(site);
        }
        after.call().ifPresent(id -> phases.add(new CallAddress(surroundings, id)));
        if (!surroundings.configuration().notifications().equals(NotifySettings.NOBODY)) {
            phases.add(new TellColleagues(surroundings, order));
        }
        return phases;
    }
}
