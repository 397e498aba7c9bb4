package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.Key.Group;
import io.jenkins.plugins.backhaul.config.Key.Listed;
import io.jenkins.plugins.backhaul.config.Key.Many;
import io.jenkins.plugins.backhaul.config.Key.One;
import io.jenkins.plugins.backhaul.config.Key.WordList;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Every key of {@code backhaul.yml}, once: the parser, the variables and the editors' schema all read this page. */
final class Keys {
    static final String SERVICE_NAME = "^[A-Za-z0-9][A-Za-z0-9._-]*$";
    private static final String HOST_NAME = "^(/[^\\x00-\\x1f\\x7f-\\x9f]*|[A-Za-z0-9:][A-Za-z0-9._:%-]*)$";
    private static final String POSTGRES_URI =
            "^postgres(ql)?://([^\\s/?#:@]+@)?[^\\s?#@]*(\\?(?!.*password=)[^\\s#]*)?$";
    private static final String BRANCH_NAME =
            "^[^-\\x00-\\x20\\x7f-\\x9f~^:?*\\[\\\\][^\\x00-\\x20\\x7f-\\x9f~^:?*\\[\\\\]*$";
    private static final String REMOTE_ADDRESS =
            "^([A-Za-z0-9][A-Za-z0-9._-]*|/[^\\x00-\\x1f\\x7f-\\x9f]*|(https?|ssh|git)://([^\\s/?#:@]+@)?[^\\s?#@]+"
                    + "|[A-Za-z0-9._-]+@[A-Za-z0-9._-]+:[^\\s@]+)$";
    static final String SLUG = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$";
    static final String ENDPOINT_ADDRESS = "^https?://[^\\s/?#@]+/?$";
    private static final String WEB_ADDRESS = "^https?://[^\\s/?#@]+([/?#]\\S*)?$";
    private static final String ABSOLUTE_FOLDER = "^/[^\\x00-\\x1f\\x7f-\\x9f]*$";

    static final One<ProjectName> PROJECT = new One<>(
                    "project",
                    Value.parsed(ProjectName.PATTERN, ProjectName::new),
                    "The project's name: the folder of its backups in the store.")
            .whichIsRequired();
    static final One<StoreLocation> STORE = new One<>(
            "store",
            Value.parsed(StoreLocation.PATTERN, StoreLocation::new),
            "Where backups are kept: s3://bucket/prefix, or file:///folder.");
    static final One<URI> ENDPOINT = new One<>(
            "endpoint",
            Value.address(ENDPOINT_ADDRESS, "an address like https://s3.example.com:9000"),
            "The address of a store that speaks S3 but is not AWS.");
    static final One<String> SERVER = new One<>(
            "server",
            Value.matching(SLUG, "a name of your own like minio-1"),
            "What you call the server at the endpoint. Buckets of the same name at two endpoints count as one, as a server may have"
                    + " several addresses, unless each is called otherwise here.");
    static final One<String> REGION = new One<>(
            "region",
            Value.matching("^[a-z0-9][a-z0-9-]{0,62}$", "the name of a region like us-east-1"),
            "The bucket's region; without it, what AWS_REGION or the AWS profile says.");
    static final One<Boolean> PATH_STYLE = new One<>(
            "path-style",
            Value.flag(),
            "Whether the bucket stands in the path and not in the host name. Default: true with an endpoint, else false.");
    static final One<String> KMS_KEY = new One<>(
            "kms-key", Value.line(), "Id, alias or ARN of the KMS key to encrypt with. Default: what the bucket does.");
    static final One<S3Options.Checksums> CHECKSUMS = new One<>(
            "checksums",
            Value.choice(S3Options.Checksums.class),
            "Which checksums to send: auto suits the endpoint, when-required is for stores that refuse newer headers.");

    static final One<DatabaseSettings.Type> TYPE =
            new One<>("type", Value.choice(DatabaseSettings.Type.class), "The kind of database. Default: postgres.");
    static final One<String> SERVICE = new One<>(
                    "service",
                    Value.matching(SERVICE_NAME, "the name of a Compose service"),
                    "The Docker Compose service that it runs in; it is reached inside the container. Default: db.")
            .replacing("host", "port", "url", "config-var");
    static final One<String> HOST = new One<>(
                    "host",
                    Value.matching(HOST_NAME, "a host's name or address, or the folder of a socket"),
                    "The server to connect to directly: a name, an address, or the folder of its socket.")
            .replacing("service", "url", "config-var");
    static final One<Integer> PORT =
            new One<>("port", Value.port(), "The server's port, beside host. Default: PGPORT, or 5432.");
    static final One<String> URL = new One<>(
                    "url",
                    Value.matching(
                            POSTGRES_URI, "an address like postgresql://user@host:5432/name, without a password"),
                    "All of it in one: postgresql://user@host:port/name. A password never stands in it.")
            .replacing("service", "host", "port", "user", "name", "config-var");
    static final One<String> USER = new One<>(
            "user", Value.postgresName(), "The role to connect as. Default: postgres in a service, else PGUSER.");
    static final One<String> NAME =
            new One<>("name", Value.postgresName(), "The database's name on its server. Default: named like the user.");
    static final One<String> TEMPLATE = new One<>(
            "template",
            Value.postgresName(),
            "The template that a restored copy is created from, such as template_postgis.");
    static final One<DatabaseSettings.Format> FORMAT = new One<>(
            "format",
            Value.choice(DatabaseSettings.Format.class),
            "How it is dumped: plain is SQL as text, custom is pg_restore's format. Default: plain.");
    static final One<DatabaseSettings.FingerprintKind> FINGERPRINT = new One<>(
            "fingerprint",
            Value.choice(DatabaseSettings.FingerprintKind.class),
            "What a restored copy is compared by: rows counts every table, content computes a checksum of each as well, which"
                    + " reads the whole database beside the dump. Default: rows.");
    static final One<String> DATABASE_CREDENTIALS = new One<>(
            "credentials",
            Value.line(),
            "Id of the database's user and password in Jenkins. The command line uses PGPASSWORD or the password file.");
    static final One<String> CHECK_NAME =
            new One<>("name", Value.line(), "What is checked, such as: newest order.").whichIsRequired();
    static final One<String> SQL = new One<>(
            "sql",
            Value.statement(),
            "A query that returns one value. It is asked in the restored copy, and can change nothing there.");
    static final One<String> EXPECTED = new One<>(
                    "expect", Value.anything(), "The value that it must return; numbers are compared as numbers.")
            .replacing("min", "max", "younger-than");
    static final One<BigDecimal> MIN =
            new One<>("min", Value.decimal(), "The least number that it may return.").replacing("younger-than");
    static final One<BigDecimal> MAX =
            new One<>("max", Value.decimal(), "The greatest number that it may return.").replacing("younger-than");
    static final One<Duration> YOUNGER_THAN = new One<>(
            "younger-than",
            Value.duration(),
            "It must return a date or a time, less than this before the backup was made: 90m, 24h, 2d.");
    static final WordList COMMAND = new WordList(
            "command",
            "Instead of a query, a program of the project's own with its arguments, such as [\"./manage.py\", \"check\"]. It runs in"
                    + " this file's folder, PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE lead it to the restored copy,"
                    + " and it must end with exit code 0.");
    static final One<Duration> CHECK_TIMEOUT =
            new One<>("timeout", Value.duration(), "How long the command may run, at most 4h: 5m, 1h. Default: 10m.");
    static final Listed CHECKS = new Listed(
            "checks",
            "What 'backhaul prove' asks a restored copy, or runs against it, and what must come of it.",
            List.of(CHECK_NAME, SQL, EXPECTED, MIN, MAX, YOUNGER_THAN, COMMAND, CHECK_TIMEOUT));
    static final Many DATABASES = new Many(
            "databases",
            "The project's databases by name. Default: one, called default, in the Compose service db.",
            List.of(
                    TYPE,
                    SERVICE,
                    HOST,
                    PORT,
                    URL,
                    HerokuKeys.CONFIG_VAR,
                    USER,
                    NAME,
                    TEMPLATE,
                    FORMAT,
                    FINGERPRINT,
                    DATABASE_CREDENTIALS,
                    CHECKS));

    static final One<String> BRANCH = new One<>(
            "branch",
            Value.matching(BRANCH_NAME, "the name of a branch"),
            "The branch that is deployed here; no other environment may have the same.");
    static final One<String> NODE = new One<>("node", Value.line(), "The Jenkins agent that runs here.");
    static final One<String> FOLDER = new One<>(
            "folder",
            Value.matching(ABSOLUTE_FOLDER, "the whole path of a folder, like /srv/wizards"),
            "The folder on the node that the project runs from.");
    static final One<URI> ADDRESS = new One<>(
            "url", Value.address(WEB_ADDRESS, "an address like https://wizards.example/"), "Where it answers.");
    static final One<Boolean> PRODUCTION = new One<>(
            "production",
            Value.flag(),
            "Whether real users' data is here, so that restoring onto it must be asked for by name. Default: true when it"
                    + " is called production or its branch is master or main.");
    static final One<Boolean> BACKUP_BEFORE_DEPLOY = new One<>(
            "backup-before-deploy",
            Value.flag(),
            "Whether a backup is made before each deployment. Default: true for production, else false.");
    static final One<String> REMOTE = new One<>(
                    "remote",
                    Value.matching(REMOTE_ADDRESS, "a Git remote's name or address, without a password"),
                    "A Git remote that deploys what is pushed to it, such as Heroku or Dokku: its name or its address. Without"
                            + " it, the folder's Compose project is deployed.")
            .replacing("services", "restart-when-mounted");
    static final One<String> REMOTE_BRANCH = new One<>(
            "remote-branch",
            Value.matching(BRANCH_NAME, "the name of a branch"),
            "The branch at the remote that is pushed to. Default: main.");
    static final One<List<String>> SERVICES = new One<>(
            "services",
            Value.words(SERVICE_NAME, "names of Compose services, like: web, worker"),
            "The Compose services that a deployment builds and starts anew. Default: all of the project.");
    static final One<Boolean> RESTART_WHEN_MOUNTED = new One<>(
            "restart-when-mounted",
            Value.flag(),
            "Whether a service is restarted when files that it mounts from the folder have changed and it was not created"
                    + " anew. Default: true.");
    static final One<URI> HEALTH_ADDRESS = new One<>(
            "url",
            Value.address(WEB_ADDRESS, "an address like https://wizards.example/health"),
            "What is asked whether the site is well. Default: the environment's url.");
    static final One<Integer> HEALTH_STATUS =
            new One<>("status", Value.httpStatus(), "The status it must answer with. Default: any from 200 to 299.");
    static final One<String> HEALTH_TEXT = new One<>("text", Value.line(), "Text that must stand in its answer.");
    static final One<Duration> HEALTH_TIMEOUT = new One<>(
            "timeout", Value.patience(), "How long a deployment waits until all is well: 90s, 5m. Default: 2m.");
    static final One<Duration> HEALTH_HOLD =
            new One<>("hold", Value.patience(), "How long it must then stay well, without a break. Default: 5s.");
    static final Group HEALTH = new Group(
            "health",
            "How a deployment finds out whether the new version is well, beside the state of its containers.",
            List.of(HEALTH_ADDRESS, HEALTH_STATUS, HEALTH_TEXT, HEALTH_TIMEOUT, HEALTH_HOLD));
    static final Many ENVIRONMENT_DATABASES = new Many(
            "databases",
            "What differs here from the databases above; what is not written is as above.",
            DATABASES.keys());
    static final Many ENVIRONMENTS = new Many(
            "environments",
            "Where the project runs, by name, such as staging and production.",
            List.of(
                    BRANCH,
                    NODE,
                    FOLDER,
                    ADDRESS,
                    PRODUCTION,
                    BACKUP_BEFORE_DEPLOY,
                    REMOTE,
                    REMOTE_BRANCH,
                    HerokuKeys.HEROKU,
                    HerokuKeys.HEROKU_TOKEN,
                    SERVICES,
                    RESTART_WHEN_MOUNTED,
                    HEALTH,
                    ScrubKeys.ALLOWS_SCRUB,
                    ScrubKeys.FIX_SITES,
                    MediaKeys.MEDIA,
                    ResetKeys.RESET,
                    ENVIRONMENT_DATABASES));

    static final One<String> TEST =
            new One<>("test", Value.line(), "The command that tests the project; a shell reads it.");
    static final One<String> REPORTS =
            new One<>("reports", Value.line(), "Which files the tests leave as JUnit reports, such as: reports/*.xml");

    static final One<Integer> LAST = new One<>("last", Value.count(), "The newest backups, so many.");
    static final One<Integer> DAILY =
            new One<>("daily", Value.count(), "The newest backup of each day, for so many days that have one.");
    static final One<Integer> WEEKLY = new One<>("weekly", Value.count(), "The same for weeks, which begin on Monday.");
    static final One<Integer> MONTHLY = new One<>("monthly", Value.count(), "The same for months.");
    static final One<Integer> YEARLY = new One<>("yearly", Value.count(), "The same for years.");
    static final Group KEEP = new Group(
            "keep",
            "Which backups 'backhaul prune' keeps. Default: all. Days, weeks, months and years are those of UTC.",
            List.of(LAST, DAILY, WEEKLY, MONTHLY, YEARLY));
    static final One<Duration> BACKUP_EVERY =
            new One<>("backup-every", Value.duration(), "How old the newest backup may be at most: 90m, 24h, 2d, 1w.");
    static final One<Duration> PROOF_EVERY =
            new One<>("proof-every", Value.duration(), "How long ago a backup may have been proven at most.");
    static final Group EXPECT = new Group(
            "expect",
            "What 'backhaul status' and Jenkins expect, so that they can say what is overdue. Default: nothing.",
            List.of(BACKUP_EVERY, PROOF_EVERY));

    static final One<PingAddress> PING = new One<>(
            "ping",
            Value.parsed(PingAddress.PATTERN, PingAddress::parse),
            "An address that is called after each successful backup, so that a watcher outside notices when none comes. It is a"
                    + " secret: rather set BACKHAUL_PING.");

    static final List<Key> ALL = List.of(
            PROJECT,
            STORE,
            ENDPOINT,
            SERVER,
            REGION,
            PATH_STYLE,
            KMS_KEY,
            CHECKSUMS,
            DATABASES,
            ENVIRONMENTS,
            KEEP,
            EXPECT,
            PING,
            TEST,
            REPORTS,
            NotifyKeys.NOTIFY,
            ScrubKeys.SCRUB,
            MediaKeys.IMAGES);

    private Keys() {}
}
