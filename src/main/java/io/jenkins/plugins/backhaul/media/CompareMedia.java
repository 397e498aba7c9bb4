package io.jenkins.plugins.backhaul.media;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lists two places and says what the second lacks to hold what the first one holds. Changes nothing. */
public final class CompareMedia {
    private final Progress progress;

    /** @param progress hears what is looked at */
    public CompareMedia(Progress progress) {
        this.progress = progress;
    }

    /** Compares them by length and ETag, and where that does not decide, by marks of the content. */
    public Difference run(MediaPlace from, MediaPlace to) throws IOException, InterruptedException {
        progress.start("listing " + from.location() + " and " + to.location(), 0);
        Map<MediaPlace, Listing> listings = new ConcurrentHashMap<>();
        SideBySide.each(List.of(from, to), each -> listings.put(each, each.list()));
        Comparison comparison = new Comparison(listings.get(from), listings.get(to), to, from.isFolder());
        if (!comparison.undecided().isEmpty()) {
            progress.start("looking into what may be the same", 0);
        }
        List<MediaObject> different = Collections.synchronizedList(new ArrayList<>());
        SideBySide.each(comparison.undecided(), pair -> {
            if (!holdTheSame(pair, from, to)) {
                different.add(pair.source());
            }
        });
        return comparison.decided(different);
    }

    /** Asks first what costs less: a file is at hand, and a copy is marked rather than what it was made from. */
    private static boolean holdTheSame(Pair pair, MediaPlace from, MediaPlace to) throws IOException {
        Set<String> source = etagOf(pair.source());
        Set<String> target = etagOf(pair.target());
        if (from.isFolder()) {
            source.addAll(from.marks(pair.source()));
        } else {
            target.addAll(to.marks(pair.target()));
        }
        if (!Collections.disjoint(source, target)) {
            return true;
        }
        if (from.isFolder()) {
            target.addAll(to.marks(pair.target()));
        } else {
            source.addAll(from.marks(pair.source()));
        }
        return !Collections.disjoint(source, target);
    }

    private static Set<String> etagOf(MediaObject object) {
        Optional<String> etag = object.etag();
        return etag.<Set<String>>map(each -> new HashSet<>(Set.of(each))).orElseGet(HashSet::new);
    }

    /** Two objects of the same key and the same length. */
    record Pair(MediaObject source, MediaObject target) {}
}
