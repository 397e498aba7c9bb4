package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AsyncPeriodicWork;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.SurveyStore;
import io.jenkins.plugins.backhaul.plugin.overview.SeenProject;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Looks at all stores each hour, and at one project after each of its backups and proofs. Pages show what it has seen, so that
 * nobody who opens a page waits for a store.
 */
@Extension
public final class Survey extends AsyncPeriodicWork {
    private static final Logger LOGGER = Logger.getLogger(Survey.class.getName());

    /** What is overdue is judged when it is read. */
    private static final Expected NOTHING = new Expected(Optional.empty(), Optional.empty());

    private volatile boolean running;
    private volatile CompletableFuture<Void> lastLook = CompletableFuture.completedFuture(null);

    /** For Jenkins. */
    public Survey() {
        super("Backhaul survey of all stores");
    }

    /** The one of this Jenkins. */
    static Survey get() {
        return ExtensionList.lookupSingleton(Survey.class);
    }

    /** Whether it is looking at stores now. */
    boolean isRunning() {
        return running || !lastLook.isDone();
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.HOURS.toMillis(1);
    }

    @Override
    public long getInitialDelay() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) {
        running = true;
        try {
            Set<String> locations = locations();
            Overview.get().change(known -> known.only(locations));
            locations.forEach(Survey::look);
        } finally {
            running = false;
        }
    }

    /** The configured stores, and places within them where jobs keep backups. */
    static Set<String> locations() {
        List<Store> stores = BackhaulConfiguration.get().getStores();
        Set<String> locations = stores.stream().map(Store::location).collect(Collectors.toCollection(TreeSet::new));
        Overview.get()
                .snapshot()
                .knownStores()
                .filter(each -> stores.stream().anyMatch(store -> store.covers(each)))
                .forEach(locations::add);
        return locations;
    }

    private static void look(String location) {
        Instant begun = Instant.now();
        try (ObjectStore store = BackhaulConfiguration.get().store(location).open(location)) {
            List<SeenProject> seen = surveyor(store).run(NOTHING, Optional.empty()).stream()
                    .map(each -> SeenProject.of(each, begun))
                    .toList();
            Overview.get().change(known -> known.surveyed(location, begun, seen));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "Could not look at " + location);
            String sentence = sentence(e);
            Overview.get().change(known -> known.failed(location, sentence));
        }
    }

    /** What a store or a network said, in one line; a fault of our own is in Jenkins' log only. */
    private static String sentence(Exception e) {
        if (e instanceof IOException && e.getMessage() != null) {
            return WorkLog.printable(e.getMessage());
        }
        LOGGER.log(Level.WARNING, e, () -> "The survey of a store ended with a fault of its own");
        return "The store could not be looked at; the log of Jenkins says more.";
    }

    /**
     * Looks soon at the project that a build has worked with; whether it can or not is no matter of the build. One after the other,
     * as those of a night end together.
     */
    synchronized void lookSoon(Run<?, ?> run, ArchiveResult result) {
        lastLook = lastLook.thenRunAsync(() -> look(run, result), Computer.threadPoolForRemoting);
    }

    private static void look(Run<?, ?> run, ArchiveResult result) {
        try (ObjectStore store = open(run, result.getStore())) {
            Instant begun = Instant.now();
            SeenProject seen = SeenProject.of(surveyor(store).run(NOTHING, new Project(result.getProject())), begun);
            Overview.get().change(known -> known.seen(result.getStore(), seen));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "Could not look at " + result.getLocation());
        }
    }

    private static ObjectStore open(Run<?, ?> run, String location) throws AbortException {
        return BackhaulConfiguration.get().store(location).open(run, location);
    }

    private static SurveyStore surveyor(ObjectStore store) {
        return new SurveyStore(store, Progress.NONE, Clock.systemUTC());
    }
}
