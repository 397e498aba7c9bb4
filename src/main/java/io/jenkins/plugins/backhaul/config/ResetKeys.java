package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.Key.Group;
import io.jenkins.plugins.backhaul.config.Key.One;
import io.jenkins.plugins.backhaul.config.Key.WordList;
import java.net.URI;
import java.util.List;

/** The keys about making an environment anew from another one, on a page of their own. */
final class ResetKeys {
    private static final String BRANCH =
            "^[^-\\x00-\\x20\\x7f-\\x9f~^:?*\\[\\\\][^\\x00-\\x20\\x7f-\\x9f~^:?*\\[\\\\]*$";
    static final String REDIS =
            "^(redis://([A-Za-z0-9._-]+)(?::([0-9]{1,5}))?|([A-Za-z0-9][A-Za-z0-9._-]*))/([0-9]{1,3})$";

    static final One<String> FROM = new One<>(
            "from",
            Value.matching(Key.Many.NAME_PATTERN, "the name of an environment"),
            "The environment whose branch, data and media it gets. Default: the only one that is production.");
    static final One<List<String>> MERGE = new One<>(
            "merge",
            Value.words(BRANCH, "names of branches, like: feature/hats, feature/wands"),
            "Branches that are merged each time; further ones are named when it is done.");
    static final WordList CHECK = new WordList(
            "check",
            "A program with its arguments, such as [\"./manage.py\", \"makemigrations\", \"--check\"]. It runs in the files of the"
                    + " new commit before that is pushed, and must end with exit code 0 within ten minutes.");
    static final One<String> ACCOUNTS = new One<>(
            "accounts",
            Value.statement(),
            "A query that lists the names of the user accounts, so that those are told of that only this environment has."
                    + " Default: the user names of Django's auth_user, users_user or accounts_user.");
    static final One<String> CLOUDFLARE_ZONE = new One<>(
            "cloudflare-zone",
            Value.matching("^[0-9a-f]{32}$", "the id of a zone, 32 hexadecimal digits"),
            "The zone of Cloudflare whose cache is emptied afterwards.");
    static final One<String> CLOUDFLARE_TOKEN =
            new One<>("cloudflare-token", Value.line(), "The secret that holds a token which may empty that cache.");
    static final One<URI> CLOUDFLARE_ADDRESS = new One<>(
            "cloudflare-url",
            Value.address("^https?://[^\\s/?#@]+/?$", "an address like https://proxy.example"),
            "Where Cloudflare's interface is reached. Default: https://api.cloudflare.com.");
    static final One<String> REDIS_DATABASE = new One<>(
            "redis",
            Value.matching(REDIS, "a Compose service and a number like redis/1, or redis://host:6379/1"),
            "The database of Redis that is emptied afterwards: redis/1 is number 1 in the Compose service redis,"
                    + " redis://host:6379/1 is on a server. Other databases there are left alone.");
    static final One<String> REDIS_PASSWORD = new One<>(
            "redis-password", Value.line(), "The secret that holds the password of that Redis, if it asks for one.");
    static final One<String> CALL = new One<>(
            "call",
            Value.line(),
            "The secret that holds an address which is called with an empty POST afterwards, such as one that starts the"
                    + " tests.");
    static final One<String> MESSAGE = new One<>(
            "message",
            Value.matching("^[\\s\\S]{1,4000}$", "text of at most 4,000 characters"),
            "What those under notify are told afterwards. Filled in are {project}, {from}, {to}, {data}, {backup}, {merged},"
                    + " {left-out}, {accounts} and {by}. Default: a text that says all of it.");
    static final Group RESET = new Group(
            "reset",
            "How 'backhaul reset-staging' makes this environment anew from another one. Never for production.",
            List.of(
                    FROM,
                    MERGE,
                    CHECK,
                    ACCOUNTS,
                    CLOUDFLARE_ZONE,
                    CLOUDFLARE_TOKEN,
                    CLOUDFLARE_ADDRESS,
                    REDIS_DATABASE,
                    REDIS_PASSWORD,
                    CALL,
                    MESSAGE));

    private ResetKeys() {}
}
