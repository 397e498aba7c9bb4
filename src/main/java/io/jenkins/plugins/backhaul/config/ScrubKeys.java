package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.Key.Group;
import io.jenkins.plugins.backhaul.config.Key.Listed;
import io.jenkins.plugins.backhaul.config.Key.One;
import io.jenkins.plugins.backhaul.config.Key.Tables;
import io.jenkins.plugins.backhaul.config.Key.WordList;
import java.time.Duration;
import java.util.List;

/** The keys about personal data, on a page of their own. */
final class ScrubKeys {
    private static final String HOST =
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*";
    private static final String FILE = "^(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\x00-\\x1f\\x7f-\\x9f,]+$";

    static final One<ScrubSettings.Profile> PROFILE = new One<>(
            "profile",
            Value.choice(ScrubSettings.Profile.class),
            "Ready rules, which those under tables win over: wagtail knows the tables of Wagtail, Django and what is often used"
                    + " with them.");
    static final Tables TABLES = new Tables(
            "tables",
            "What becomes of each table, by its name: delete or keep for all of it, or for each column null, hash, keep, or"
                    + " { fake: email }, where fake is email, name, first-name, last-name, phone or text.");
    static final One<ScrubSettings.LargeObjects> LARGE_OBJECTS = new One<>(
            "large-objects",
            Value.choice(ScrubSettings.LargeObjects.class),
            "What becomes of PostgreSQL's large objects, if there are any: delete or keep.");
    static final One<List<String>> SQL_FILES = new One<>(
            "sql-files",
            Value.words(FILE, "names of files beside this one, like: scrub/orders.sql"),
            "Files with SQL of the project's own, run after the rules and in their transaction.");
    static final WordList COMMAND = new WordList(
            "command",
            "A program of the project's own with its arguments, run after the rules and the files, such as [\"./manage.py\","
                    + " \"run_birdbath\"]. PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE lead it to the copy.");
    static final One<String> COMMAND_SERVICE = new One<>(
            "command-service",
            Value.matching(Keys.SERVICE_NAME, "the name of a Compose service"),
            "Where the environment's database is in a Compose service: the service, such as web, whose image has the command;"
                    + " it runs in a new container like that one's. DATABASE_URL leads it to the copy, too.");
    static final One<Duration> TIMEOUT =
            new One<>("timeout", Value.duration(), "How long the command may run, at most 4h: 5m, 1h. Default: 10m.");
    static final One<String> EMAIL_DOMAIN = new One<>(
            "email-domain",
            Value.matching("^" + HOST + "$", "a domain like example.com"),
            "The domain of invented e-mail addresses. Default: example.com, which nobody can have.");
    static final One<List<String>> KEEP_EMAIL_DOMAINS = new One<>(
            "keep-email-domains",
            Value.words("^" + HOST + "$", "domains like: agency.example"),
            "Rows with an e-mail address in one of these domains stay as they are, so that colleagues can log in as before.");
    static final WordList KEEP_DEFINITIONS = new WordList(
            "keep-definitions",
            "What may stay though personal data seems to be in it: a comment, default, function, view and the like, each named"
                    + " as 'backhaul scrub --find' does, such as [\"comment on table public.shop_customer\"].");
    static final Group SCRUB = new Group(
            "scrub",
            "What becomes of personal data when a backup of production is restored onto an environment that allows-scrub.",
            List.of(
                    PROFILE,
                    TABLES,
                    LARGE_OBJECTS,
                    SQL_FILES,
                    COMMAND,
                    COMMAND_SERVICE,
                    TIMEOUT,
                    EMAIL_DOMAIN,
                    KEEP_EMAIL_DOMAINS,
                    KEEP_DEFINITIONS));

    static final One<Boolean> ALLOWS_SCRUB = new One<>(
            "allows-scrub",
            Value.flag(),
            "Whether personal data is removed from what is restored here. Never for production. Default: false.");
    static final One<String> SITE_FROM = new One<>(
            "from",
            Value.matching("^" + HOST + "$", "a host name like www.wizards.example"),
            "The host name that the Wagtail site has in production. Default: the default site.");
    static final One<String> SITE_HOST = new One<>(
            "host",
            Value.matching("^" + HOST + "$", "a host name like staging.wizards.example"),
            "The host name that it has here.");
    static final One<Integer> SITE_PORT = new One<>("port", Value.port(), "The port that it has here. Default: 443.");
    static final One<String> SITE_SQL = new One<>(
                    "sql",
                    Value.statement(),
                    "Instead of those, SQL that puts it right where sites are kept in another way.")
            .replacing("from", "host", "port");
    static final Listed FIX_SITES = new Listed(
            "fix-sites",
            "Which addresses the sites get in what is restored here.",
            List.of(SITE_FROM, SITE_HOST, SITE_PORT, SITE_SQL));

    private ScrubKeys() {}
}
