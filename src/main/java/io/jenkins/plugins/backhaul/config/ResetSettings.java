package io.jenkins.plugins.backhaul.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an environment is made anew from another one.
 *
 * @param from the environment that it is made from; nothing for the only one that is production
 * @param merge branches that are merged each time
 * @param check a program that must end well in the new commit's files before it is pushed; empty when there is none
 * @param accounts the query that lists the user accounts of a database; nothing for what Django has
 * @param after what is done when all else is
 */
public record ResetSettings(
        Optional<String> from, List<String> merge, List<String> check, Optional<String> accounts, After after) {
    /** How long the check may run. */
    public static final Duration CHECK_TIMEOUT = Duration.ofMinutes(10);

    /** Nothing is said. */
    public static final ResetSettings USUAL = new ResetSettings(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            new After(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    /** Keeps copies of the lists. */
    public ResetSettings {
        merge = List.copyOf(merge);
        check = List.copyOf(check);
    }

    /**
     * What is done when all else is.
     *
     * @param cloudflare whose cache is emptied
     * @param redis which database of Redis is emptied
     * @param call the secret that holds an address which is called, such as one that starts the tests
     * @param message what colleagues are told, with words in braces to be filled in; nothing for the usual text
     */
    public record After(
            Optional<Cloudflare> cloudflare, Optional<Redis> redis, Optional<String> call, Optional<String> message) {
        /** The ids of all secrets that it needs. */
        public List<String> secrets() {
            return Stream.of(cloudflare.map(Cloudflare::token), redis.flatMap(Redis::password), call)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /**
     * A zone of Cloudflare.
     *
     * @param zone its id
     * @param token the secret that holds a token which may empty its cache
     * @param url the address of the interface
     */
    public record Cloudflare(String zone, String token, URI url) {}

    /** A database of Redis. */
    public sealed interface Redis {
        /** Its number. */
        int database();

        /** The secret that holds its password; nothing when it asks for none. */
        Optional<String> password();

        /** In a service of the environment's Compose project. */
        record InService(String service, int database, Optional<String> password) implements Redis {}

        /** On a server that is reached directly. */
        record OnServer(String host, int port, int database, Optional<String> password) implements Redis {}
    }
}
