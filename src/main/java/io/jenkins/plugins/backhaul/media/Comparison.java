package io.jenkins.plugins.backhaul.media;

import io.jenkins.plugins.backhaul.media.CompareMedia.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What two listings tell by themselves. */
final class Comparison {
    private final Listing source;
    private final MediaPlace to;
    private final Map<String, MediaObject> there = new HashMap<>();
    private final TreeSet<String> keys = new TreeSet<>();
    private final List<LeftOut> leftOut;
    private final List<MediaObject> missing = new ArrayList<>();
    private final List<MediaObject> changed = new ArrayList<>();
    private final List<Pair> undecided = new ArrayList<>();
    private int same;

    /** @param fromFolder whether the source is a folder, which has no marks for folders */
    Comparison(Listing source, Listing target, MediaPlace to, boolean fromFolder) {
        this.source = source;
        this.to = to;
        this.leftOut = new ArrayList<>(source.leftOut());
        boolean withFolder = fromFolder || to.isFolder();
        counted(target, withFolder).forEach(each -> there.put(each.key(), each));
        List<MediaObject> objects = counted(source, withFolder);
        objects.forEach(each -> keys.add(each.key()));
        objects.forEach(this::add);
        Set<String> held = source.leftOut().stream().map(LeftOut::key).collect(Collectors.toSet());
        there.keySet().removeIf(key -> isWithinOneOf(held, key));
    }

    /** A link may be one to a folder: what the target has below it is there in the source too, in a way. */
    private static boolean isWithinOneOf(Set<String> names, String key) {
        for (int end = key.length(); end > 0; end = key.lastIndexOf('/', end - 1)) {
            if (names.contains(key.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    List<Pair> undecided() {
        return undecided;
    }

    /** @param different which of the undecided turned out to differ */
    Difference decided(List<MediaObject> different) {
        changed.addAll(different);
        Comparator<MediaObject> byKey = Comparator.comparing(MediaObject::key);
        return new Difference(
                keys.size() + source.leftOut().size(),
                same + undecided.size() - different.size(),
                missing,
                changed.stream().sorted(byKey).toList(),
                there.values().stream().sorted(byKey).toList(),
                leftOut);
    }

    private static List<MediaObject> counted(Listing listing, boolean withFolder) {
        return listing.objects().stream()
                .filter(each -> !withFolder || !each.isFolderMark())
                .toList();
    }

    private void add(MediaObject object) {
        MediaObject other = there.remove(object.key());
        Optional<String> refusal = refusal(object.key());
        if (refusal.isPresent()) {
            leftOut.add(new LeftOut(object.key(), refusal.get()));
        } else if (other == null) {
            missing.add(object);
        } else if (object.isPlainly(other)) {
            same++;
        } else if (object.size() == other.size()) {
            undecided.add(new Pair(object, other));
        } else {
            changed.add(object);
        }
    }

    private Optional<String> refusal(String key) {
        String within = to.isFolder() ? keys.ceiling(key + "/") : null;
        return within != null && within.startsWith(key + "/")
                ? Optional.of("a folder has that name too, because of " + within)
                : to.refusal(key);
    }
}
