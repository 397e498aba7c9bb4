package io.jenkins.plugins.backhaul.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes a guess down. Values are checked by the keys they are for; what would not pass is left to fill in. */
final class StarterText {
    private static final String HEAD = """
            # Backhaul: what of this project is backed up, where to, and where the project runs.
            # Anybody may read this file: passwords and keys never stand in it.
            # What is not written is filled in by convention. Is everything in place? Run: backhaul check

            # The folder of this project's backups: <store>/%s/<date>.tar.lrz
            project: %s

            # FILL IN: where backups are kept: a bucket, or a folder such as file:///var/backups/backhaul
            # store: s3://bucket/prefix
            # region: us-east-1
            """;

    private static final String NO_DATABASE = """

            # FILL IN: where the database is: in a service of the Compose file, or on a server.
            # Without this, the service is 'db', the user 'postgres' and the database 'postgres'.
            # databases:
            #   default: { service: db, user: postgres, name: postgres }
            #   default: { host: localhost, port: 5432, user: %s, name: %s }
            """;

    private static final String IN_SERVICE = """

            # The database is reached inside the container of its Compose service; no port has to be published.
            databases:
              default:
                service: %s
            """;

    private static final String TEMPLATE = """
                # A restored copy is created from this template of the postgis image, which has PostGIS in it.
                template: template_postgis
            """;

    private static final String ENVIRONMENTS = """

            # Where the project runs: a branch is deployed to the environment that names it.
            environments:
            """;

    private static final String STAGING = """
              staging:
                branch: %s
                # node: staging-1                         # FILL IN: the Jenkins agent there
                # url: https://staging.example.com/       # FILL IN: where it answers
            """;

    private static final String PRODUCTION = """
              production:
                branch: %s
                # node: production-1                      # FILL IN: the Jenkins agent there
                # folder: /srv/%s
                # url: https://www.example.com/           # FILL IN: where it answers
                # services: web                           # what 'backhaul deploy' builds and restarts; without it, everything
                # health: { text: Welcome, timeout: 2m }  # how it knows that the new version is well
            """;

    private final StarterGuess guess;

    StarterText(StarterGuess guess) {
        this.guess = guess;
    }

    String configuration() {
        String project = quotedWhereNeeded(guess.project());
        return HEAD.formatted(guess.project(), project)
                + guess.database().map(StarterText::inService).orElseGet(() -> NO_DATABASE.formatted(project, project))
                + ENVIRONMENTS
                + guess.stagingBranch().map(STAGING::formatted).orElse("")
                + PRODUCTION.formatted(guess.productionBranch(), guess.project());
    }

    String jenkinsfile() {
        return template("starter.Jenkinsfile");
    }

    private static String inService(ComposeService service) {
        return IN_SERVICE.formatted(quotedWhereNeeded(service.name()))
                + line(Keys.USER, service.user(), "postgres")
                + line(Keys.NAME, service.databaseName(), service.user().orElse("postgres"))
                + (service.isPostgis() ? TEMPLATE : "");
    }

    /** A line with what the Compose file says, or what the image does where it says nothing. */
    private static String line(Key.One<String> key, Optional<String> said, String otherwise) {
        String text = said.orElse(otherwise);
        try {
            key.value().parser().parse(key.name(), text);
            return "    " + key.name() + ": " + quotedWhereNeeded(text) + "\n";
        } catch (IllegalArgumentException e) {
            return "    # " + key.name() + ":        # FILL IN: the Compose file takes it from elsewhere\n";
        }
    }

    /** The text as YAML reads it back as the same text: quoted unless it can be nothing but a word. */
    private static String quotedWhereNeeded(String text) {
        boolean plain =
                text.matches("[A-Za-z][A-Za-z0-9_-]*") && !text.matches("(?i)true|false|null|yes|no|on|off|y|n");
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }

    private static String template(String name) {
        try (InputStream in = StarterText.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
