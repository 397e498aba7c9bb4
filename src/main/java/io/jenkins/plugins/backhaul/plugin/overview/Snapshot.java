package io.jenkins.plugins.backhaul.plugin.overview;

import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is remembered. Immutable: each method returns another one.
 *
 * @param stores what was seen of each
 * @param jobs what is known of each job and project
 */
public record Snapshot(List<SeenStore> stores, List<KnownJob> jobs) {
    /** @throws NullPointerException when a part is missing, naming it */
    public Snapshot {
        stores = List.copyOf(Objects.requireNonNull(stores, "stores"));
        jobs = List.copyOf(Objects.requireNonNull(jobs, "jobs"));
    }

    /** Nothing is known yet. */
    public static Snapshot empty() {
        return new Snapshot(List.of(), List.of());
    }

    /** A store was listed whole, from that moment on. A folder that is a known store itself is no project of this one. */
    public Snapshot surveyed(String store, Instant begun, List<SeenProject> projects) {
        List<SeenProject> own = projects.stream()
                .filter(each ->
                        knownStores().noneMatch(other -> (other + "/").startsWith(store + "/" + each.project() + "/")))
                .toList();
        return changed(store, each -> each.surveyed(begun, own));
    }

    /** A store could not be listed. */
    public Snapshot failed(String store, String sentence) {
        return changed(store, each -> each.failed(sentence));
    }

    /** One project was listed. */
    public Snapshot seen(String store, SeenProject project) {
        return changed(store, each -> each.with(project));
    }

    /** Forgets all stores but these; what is known of jobs stays, for when a store comes back. */
    public Snapshot only(Collection<String> locations) {
        return new Snapshot(
                stores.stream()
                        .filter(each -> locations.contains(each.location()))
                        .toList(),
                jobs);
    }

    /** A build said what is expected. */
    public Snapshot expecting(Place place, String job, Expected expected, Instant now) {
        return changed(place, job, each -> each.expecting(expected, now));
    }

    /** A build backed a project up. */
    public Snapshot backedUp(Place place, String job, KnownJob.Made made) {
        return changed(place, job, each -> each.backedUp(made));
    }

    /** A build proved a backup, or that it is none. */
    public Snapshot proved(Place place, String job, KnownJob.Made made) {
        return changed(place, job, each -> each.proved(made));
    }

    /** A job is called otherwise now. */
    public Snapshot moved(String from, String to) {
        return new Snapshot(
                stores,
                jobs.stream()
                        .map(each -> each.job().equals(from) ? each.movedTo(to) : each)
                        .toList());
    }

    /** A job was deleted; what it expected is forgotten, too. */
    public Snapshot gone(String job) {
        return new Snapshot(
                stores, jobs.stream().filter(each -> !each.job().equals(job)).toList());
    }

    /** Whether a job has backed anything up or proved it. */
    public boolean hasResults(String job) {
        return jobs.stream().anyMatch(each -> each.job().equals(job) && each.hasResults());
    }

    /** The locations of all stores that jobs work with. */
    public Stream<String> knownStores() {
        return jobs.stream().map(each -> each.place().store()).distinct();
    }

    /**
     * Every project as it stands now: those that were seen in a store, and those that were told to be expected there.
     *
     * @param reader whether a job may be read by whoever reads this
     */
    public List<OverviewRow> rows(Predicate<String> reader, Instant now) {
        List<OverviewRow> rows = new ArrayList<>();
        Map<Place, List<KnownJob>> known =
                jobs.stream().collect(Collectors.groupingBy(KnownJob::place, LinkedHashMap::new, Collectors.toList()));
        for (SeenStore store : stores) {
            Stream<String> seen = store.projects().stream().map(SeenProject::project);
            Stream<String> told = known.keySet().stream()
                    .filter(each -> each.store().equals(store.location()))
                    .map(Place::project);
            Stream.concat(seen, told)
                    .distinct()
                    .map(project -> new Place(store.location(), project))
                    .map(place -> row(store, place, known.getOrDefault(place, List.of()), new Look(reader, now)))
                    .flatMap(Optional::stream)
                    .forEach(rows::add);
        }
        return rows;
    }

    /** A project of which nothing was seen, and of which nothing is expected, is none. */
    private static Optional<OverviewRow> row(SeenStore store, Place place, List<KnownJob> own, Look look) {
        Expected expected = own.stream()
                .max(Comparator.comparing(KnownJob::told))
                .map(KnownJob::expected)
                .orElse(new Expected(Optional.empty(), Optional.empty()));
        Optional<SeenProject> seen = store.find(place.project());
        // Before a store was first looked at, nothing is missing there.
        if (seen.isEmpty() && (store.seen() == null || expected.backupEvery().isEmpty())) {
            return Optional.empty();
        }
        SeenProject facts = seen.orElseGet(() -> SeenProject.without(place.project(), store.seen()));
        List<KnownJob> read = own.stream()
                .filter(each -> each.hasResults() && look.reader().test(each.job()))
                .toList();
        return Optional.of(OverviewRow.of(place, facts.status(expected, look.at()), expected, read, look.at()));
    }

    /** Who looks, and when. */
    private record Look(Predicate<String> reader, Instant at) {}

    private Snapshot changed(String store, UnaryOperator<SeenStore> change) {
        return new Snapshot(
                replaced(stores, each -> each.location().equals(store), () -> SeenStore.unseen(store), change), jobs);
    }

    private Snapshot changed(Place place, String job, UnaryOperator<KnownJob> change) {
        Predicate<KnownJob> same =
                each -> each.place().equals(place) && each.job().equals(job);
        return new Snapshot(stores, replaced(jobs, same, () -> KnownJob.unknown(place, job), change));
    }

    private static <T> List<T> replaced(
            List<T> all, Predicate<T> same, Supplier<T> otherwise, UnaryOperator<T> change) {
        T old = all.stream().filter(same).findFirst().orElseGet(otherwise);
        return Stream.concat(all.stream().filter(same.negate()), Stream.of(change.apply(old)))
                .toList();
    }
}
