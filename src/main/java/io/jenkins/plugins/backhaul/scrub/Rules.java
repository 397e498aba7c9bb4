package io.jenkins.plugins.backhaul.scrub;

import java.util.List;

/**
 * What is to become of a database's personal data.
 *
 * @param rules what becomes of tables and columns; one that a project wrote wins over one of a profile
 * @param domain of invented e-mail addresses, such as {@code example.com}
 * @param keptDomains rows that belong to an e-mail address in one of these domains stay as they are, such as a team's own
 * @param largeObjects what becomes of large objects: deleted, kept, or nothing said
 * @param keptDefinitions what may stay of comments, defaults, functions and the like, each as {@link FindInDefinitions} names it
 * @param shared whether they are for several databases, of which each has some of the tables; one database must have them all
 */
public record Rules(
        List<Rule> rules,
        String domain,
        List<String> keptDomains,
        LargeObjects largeObjects,
        List<String> keptDefinitions,
        boolean shared) {
    /** What becomes of the contents that PostgreSQL keeps outside of tables. */
    public enum LargeObjects {
        /** Nothing is said: their presence is an error. */
        UNSAID,
        /** They stay. */
        KEEP,
        /** All of them go. */
        DELETE
    }

    /** Keeps copies of the lists. */
    public Rules {
        rules = List.copyOf(rules);
        keptDomains = List.copyOf(keptDomains);
        keptDefinitions = List.copyOf(keptDefinitions);
    }

    /** No rule at all, for looking only. */
    public static Rules none() {
        return new Rules(List.of(), "example.com", List.of(), LargeObjects.UNSAID, List.of(), false);
    }
}
