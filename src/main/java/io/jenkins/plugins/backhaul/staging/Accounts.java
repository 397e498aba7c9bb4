package io.jenkins.plugins.backhaul.staging;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * User accounts that one database has and another has not. Holds names of people: they are for the plan only.
 *
 * @param names theirs, sorted
 */
record Accounts(List<String> names) {
    Accounts {
        names = List.copyOf(names);
    }

    /**
     * Compares.
     *
     * @param there those of the environment that is made anew
     * @param source those of the one that it is made from
     * @param inventedDomain the domain of names that an earlier scrubbing has invented, which are nobody's
     */
    static Accounts onlyThere(Collection<String> there, Collection<String> source, String inventedDomain) {
        Pattern invented = Pattern.compile("user\\.[0-9a-f]+@" + Pattern.quote(inventedDomain));
        Set<String> only = new TreeSet<>(there);
        only.removeAll(source);
        only.removeIf(each -> invented.matcher(each).matches());
        return new Accounts(List.copyOf(only));
    }

    /** For the plan; no more than it can show. */
    String shown() {
        int most = Math.min(30, names.size());
        String some = String.join(", ", names.subList(0, most));
        return names.size() <= most ? some : some + " and " + (names.size() - most) + " more";
    }
}
