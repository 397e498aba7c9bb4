package io.jenkins.plugins.backhaul.agent.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.deploy.Consent;
import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a worker is to do. Holds no password: those come by the worker's environment. An empty text is one that nobody gave.
 *
 * @param place where, and with which databases
 * @param store the store as a person names it
 * @param patienceMillis how long the work goes on while nobody watches; 1 second to a week
 * @param task what
 */
public record Order(Place place, String store, long patienceMillis, Task task) {
    private static final long WEEK = 7L * 24 * 60 * 60 * 1000;

    /** @throws IllegalArgumentException when a value cannot be */
    public Order {
        Limits.requireShort(Limits.LINE, store);
        Limits.requireRange(patienceMillis, 1000, WEEK);
    }

    /** As JSON, at most 1 MiB. */
    public byte[] toJson() {
        return Text.write(this);
    }

    /**
     * Reads an order.
     *
     * @throws MessageException when it is none, saying what is wrong
     */
    public static Order parse(byte[] json) throws MessageException {
        return Text.read(json, Order.class, "order");
    }

    /**
     * The project on the worker's machine.
     *
     * @param folder the absolute path of its files
     * @param configuration the text of backhaul.yml, which nobody can change any more; empty when there is none
     * @param overrides values over it by key, such as {@code project} or {@code databases.default.service}
     * @param databaseUri the address of the database, without password, over all of it
     * @param logins who connects to a database, by the project's name of it, or by {@code #} and the id of its
     *     credentials; by the empty name, to an address that a restore is given; and tokens for Heroku, see
     *     {@link Login#TOKEN}
     */
    public record Place(
            String folder,
            String configuration,
            Map<String, String> overrides,
            String databaseUri,
            Map<String, Login> logins) {
        private static final int LONGEST_CONFIGURATION = 256 << 10;
        private static final int MOST = 1000;

        /** @throws IllegalArgumentException when a value cannot be */
        public Place {
            Limits.requireShort(LONGEST_CONFIGURATION, configuration);
            Limits.requireShort(Limits.LINE, folder, databaseUri);
            Limits.requireFew(MOST, overrides.keySet());
            Limits.requireFew(MOST, logins.keySet());
            overrides = Map.copyOf(overrides);
            logins = Map.copyOf(logins);
        }
    }

    /** Names of the environment variables of the worker that hold user and password; empty for none. */
    public record Login(String userVariable, String passwordVariable) {
        /** What comes before the id of a token for Heroku, where its login is named. */
        public static final String TOKEN = "heroku:";
    }

    /** What is to be done. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Backup.class, name = "backup"),
        @JsonSubTypes.Type(value = Restore.class, name = "restore"),
        @JsonSubTypes.Type(value = Prove.class, name = "prove"),
        @JsonSubTypes.Type(value = Deploy.class, name = "deploy"),
        @JsonSubTypes.Type(value = Reset.class, name = "reset"),
    })
    public sealed interface Task {}

    /**
     * A backup.
     *
     * @param environment whose databases; empty for those of all environments
     * @param level how hard to compress
     * @param commit the commit of the project's repository; if empty, what {@code git} says in the folder
     * @param build the address of the build
     */
    public record Backup(String environment, Level level, String commit, String build) implements Task {}

    /**
     * A restore.
     *
     * @param backup the key of the archive
     * @param into an environment, an address, or the name of a database on the project's own server
     * @param database which of the project's databases; empty when it has one
     * @param confirmed what the person named a second time
     * @param choices what else the person chose
     * @param jobs over how many connections it is loaded, 1 to 64
     */
    public record Restore(
            ObjectKey backup, String into, String database, String confirmed, Set<Choice> choices, int jobs)
            implements Task {
        /** Keeps a copy of the choices. */
        public Restore {
            Limits.requireRange(jobs, 1, 64);
            choices = Set.copyOf(choices);
        }

        /** Whether the person chose that. */
        public boolean wants(Choice choice) {
            return choices.contains(choice);
        }
    }

    /**
     * A proof.
     *
     * @param backup the key of the archive
     * @param environment whose databases it is restored beside; empty for those of all environments
     * @param scratch the address of another server to restore on, or {@value #COMPOSE} for containers of their own; empty for
     *     the databases' own servers
     * @param commit the commit of the project's repository; if empty, what {@code git} says in the folder
     * @param build the address of the build
     */
    public record Prove(ObjectKey backup, String environment, String scratch, String commit, String build)
            implements Task {
        /** Restores in containers made like those of the databases' Compose services. */
        public static final String COMPOSE = "compose";

        /** @throws IllegalArgumentException when a text is too long */
        public Prove {
            Limits.requireShort(Limits.LINE, environment, scratch, commit, build);
        }
    }

    /**
     * A deployment.
     *
     * @param environment where to
     * @param branch the branch that the commit is taken from
     * @param commit its hash, or what Git knows it by in the folder; if empty, what is checked out there
     * @param by who wants it, for the record
     * @param consents what may be done that is not done otherwise
     * @param waitMinutes how long to wait for the lock while somebody else deploys, 0 to a day
     */
    public record Deploy(
            String environment, String branch, String commit, By by, Set<Consent> consents, int waitMinutes)
            implements Task {
        private static final int DAY = 24 * 60;

        /** @throws IllegalArgumentException when a value cannot be */
        public Deploy {
            Limits.requireShort(Limits.LINE, environment, branch, commit, by.who(), by.why());
            Limits.requireRange(waitMinutes, 0, DAY);
            consents = Set.copyOf(consents);
        }
    }

    /**
     * An environment is made anew from another one.
     *
     * @param from the environment that is copied
     * @param to the environment that is made anew
     * @param merge the branches that are merged besides those of the configuration
     * @param choices what else the person chose
     * @param by who wants it
     */
    public record Reset(String from, String to, List<String> merge, Set<ResetChoice> choices, By by) implements Task {
        private static final int MOST_BRANCHES = 100;

        /** @throws IllegalArgumentException when a value cannot be */
        public Reset {
            Limits.requireShort(Limits.LINE, from, to, by.who(), by.why());
            Limits.requireShort(Limits.LINE, merge.toArray(String[]::new));
            Limits.requireFew(MOST_BRANCHES, merge);
            merge = List.copyOf(merge);
            choices = Set.copyOf(choices);
        }

        /** Whether the person chose that. */
        public boolean wants(ResetChoice choice) {
            return choices.contains(choice);
        }
    }

    /** What a person may choose when an environment is made anew. */
    public enum ResetChoice {
        /** Only the plan is told. */
        DRY_RUN,
        /** An unfinished reset is forgotten. */
        START_OVER,
        /** Branches are merged by fast-forward only. */
        FAST_FORWARD_ONLY,
        /** The replaced database is dropped. */
        DROP_OLD,
        /** The branch stays as it is. */
        SKIP_GIT,
        /** Nothing is deployed. */
        SKIP_DEPLOY,
        /** Caches and calls are left out. */
        SKIP_AFTER
    }

    /** What a person may choose for a restore. */
    public enum Choice {
        /** The database need not be there yet. */
        CREATE,
        /** The replaced database is dropped. */
        DROP_OLD,
        /** Other Compose services are stopped meanwhile. */
        STOP_SERVICES,
        /** Personal data is removed, wherever the backup comes from. */
        SCRUB,
        /** Personal data stays, wherever the backup comes from. */
        NO_SCRUB
    }
}
