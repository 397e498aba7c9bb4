package io.jenkins.plugins.backhaul.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of personal data.
 *
 * @param rules for tables and columns: first those of the profile, then the project's own, which win
 * @param largeObjects what becomes of large objects, if it is said
 * @param sqlFiles files beside backhaul.yml that are run after the rules
 * @param command a program that is run after both; empty when there is none
 * @param commandService the Compose service that it runs in where the database is in one; nothing when it runs on this machine
 * @param timeout how long it may run
 * @param emailDomain the domain of invented e-mail addresses
 * @param keptDomains rows with an address in one of these stay as they are; in lower case
 * @param keptDefinitions what may stay of comments, defaults, functions and the like, by name
 */
public record ScrubSettings(
        List<ScrubRule> rules,
        Optional<LargeObjects> largeObjects,
        List<String> sqlFiles,
        List<String> command,
        Optional<String> commandService,
        Duration timeout,
        String emailDomain,
        List<String> keptDomains,
        List<String> keptDefinitions) {
    /** Keeps copies of the lists. */
    public ScrubSettings {
        rules = List.copyOf(rules);
        sqlFiles = List.copyOf(sqlFiles);
        command = List.copyOf(command);
        keptDomains = List.copyOf(keptDomains);
        keptDefinitions = List.copyOf(keptDefinitions);
    }

    /** Ready rules. */
    public enum Profile {
        /** For Wagtail, and thus Django. */
        WAGTAIL;

        /** The file that holds them, beside this class. */
        String file() {
            return "scrub-" + Value.spelled(this) + ".yml";
        }
    }

    /** What becomes of large objects. */
    public enum LargeObjects {
        /** All go. */
        DELETE,
        /** All stay. */
        KEEP
    }

    /**
     * What becomes of a table or of a column.
     *
     * @param table the table as it is written, such as {@code auth_user} or {@code legacy.people}
     * @param column the column; empty when the whole table is meant
     * @param action what becomes of it
     * @param ofProfile whether a profile says so, and the table need not be there
     */
    public record ScrubRule(String table, String column, Action action, boolean ofProfile) {}

    /** What becomes of it. */
    public enum Action {
        /** All rows of the table go. */
        DELETE,
        /** It may stay as it is. */
        KEEP,
        /** The values become null. */
        NULL,
        /** The values become a hash. */
        HASH,
        /** An invented e-mail address. */
        FAKE_EMAIL,
        /** An invented name. */
        FAKE_NAME,
        /** The first part of one. */
        FAKE_FIRST_NAME,
        /** The last part of one. */
        FAKE_LAST_NAME,
        /** A telephone number that reaches nobody. */
        FAKE_PHONE,
        /** Some text. */
        FAKE_TEXT
    }
}
