package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings.Copy;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings.Deployment;
import io.jenkins.plugins.backhaul.config.YamlNode.Form;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import io.jenkins.plugins.backhaul.config.YamlNode.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a document, with the overrides already in it, into a configuration: fills in conventions, checks what belongs together. */
final class ConfigurationReader {
    private static final Set<String> PRODUCTION_BRANCHES = Set.of("master", "main");

    private final Problems problems;
    private final DeploymentReader deployments;
    private final ScrubReader scrubs;
    private final ResetReader resets;
    private final MediaReader media;

    ConfigurationReader(Problems problems) {
        this.problems = problems;
        deployments = new DeploymentReader(problems);
        scrubs = new ScrubReader(problems);
        resets = new ResetReader(problems);
        media = new MediaReader(problems);
    }

    /** @throws ConfigException with everything that is wrong, also what was reported before */
    Configuration read(Mapping document) throws ConfigException {
        Section top = new Section(document, Keys.ALL, problems);
        Optional<ProjectName> project = top.get(Keys.PROJECT);
        StoreSettings store = store(top);
        Map<String, Mapping> written = top.entries(Keys.DATABASES);
        if (written.isEmpty()) {
            written = Map.of(DatabaseSettings.DEFAULT_LABEL, Mapping.empty(document.place()));
        }
        Map<String, DatabaseSettings> databases = databases(written, Optional.empty());
        Map<String, EnvironmentSettings> environments = environments(top, written);
        KeepSettings keep = keep(group(top, Keys.KEEP));
        ExpectSettings expect = expect(group(top, Keys.EXPECT));
        Optional<PingAddress> ping = top.get(Keys.PING);
        TestSettings test = deployments.test(top);
        NotifySettings notifications = deployments.notifications(top);
        Optional<ScrubSettings> scrub = scrubs.scrub(top);
        ImagesSettings images = images(group(top, MediaKeys.IMAGES));
        problems.throwIfAny();
        return new Configuration(
                project.orElseThrow(),
                store,
                databases,
                environments,
                keep,
                expect,
                ping,
                test,
                notifications,
                scrub,
                images);
    }

    private Section group(Section above, Key.Group key) {
        Mapping nothing = Mapping.empty(Place.of(key.name()));
        return new Section(above.section(key).orElse(nothing), key.keys(), problems);
    }

    private static KeepSettings keep(Section section) {
        return new KeepSettings(
                section.get(Keys.LAST),
                section.get(Keys.DAILY),
                section.get(Keys.WEEKLY),
                section.get(Keys.MONTHLY),
                section.get(Keys.YEARLY));
    }

    private static ExpectSettings expect(Section section) {
        return new ExpectSettings(section.get(Keys.BACKUP_EVERY), section.get(Keys.PROOF_EVERY));
    }

    private static ImagesSettings images(Section section) {
        return new ImagesSettings(
                section.get(MediaKeys.ORIGINALS).orElse("original_images"),
                section.get(MediaKeys.RENDITIONS_TABLE).orElse("wagtailimages_rendition"));
    }

    private static StoreSettings store(Section top) {
        return new StoreSettings(top.get(Keys.STORE), s3(top));
    }

    static S3Options s3(Section section) {
        var endpoint = section.get(Keys.ENDPOINT);
        return new S3Options(
                endpoint,
                section.get(Keys.SERVER),
                section.get(Keys.REGION),
                section.get(Keys.PATH_STYLE).orElse(endpoint.isPresent()),
                section.get(Keys.CHECKSUMS).orElse(S3Options.Checksums.AUTO),
                section.get(Keys.KMS_KEY));
    }

    private Map<String, DatabaseSettings> databases(Map<String, Mapping> written, Optional<HerokuSettings> heroku) {
        Map<String, DatabaseSettings> databases = new LinkedHashMap<>();
        written.forEach((label, mapping) ->
                databases.put(label, database(label, new Section(mapping, Keys.DATABASES.keys(), problems), heroku)));
        return Collections.unmodifiableMap(databases);
    }

    private DatabaseSettings database(String label, Section section, Optional<HerokuSettings> heroku) {
        // There is one kind so far; it is read so that any other is refused.
        section.get(Keys.TYPE);
        return new DatabaseSettings(
                label,
                place(section, heroku),
                section.get(Keys.FORMAT).orElse(DatabaseSettings.Format.PLAIN),
                section.get(Keys.FINGERPRINT).orElse(DatabaseSettings.FingerprintKind.ROWS),
                section.get(Keys.TEMPLATE),
                section.get(Keys.DATABASE_CREDENTIALS),
                new CheckReader(problems).read(section.items(Keys.CHECKS)));
    }

    private static DatabasePlace place(Section section, Optional<HerokuSettings> heroku) {
        Optional<String> variable = section.get(HerokuKeys.CONFIG_VAR);
        if (variable.isPresent() && heroku.isPresent()) {
            return new DatabasePlace.OnHeroku(heroku.get(), variable.get());
        }
        if (variable.isPresent()) {
            section.report(HerokuKeys.CONFIG_VAR, "'config-var' is for a database of an environment with 'heroku'");
        }
        Optional<String> uri = section.get(Keys.URL);
        Optional<String> host = section.get(Keys.HOST);
        Optional<Integer> port = section.get(Keys.PORT);
        Optional<String> user = section.get(Keys.USER);
        Optional<String> name = section.get(Keys.NAME);
        Optional<String> service = section.get(Keys.SERVICE);
        if (uri.isPresent()) {
            return new DatabasePlace.AtUri(uri.get());
        }
        if (host.isPresent()) {
            return new DatabasePlace.OnServer(host.get(), port, user, name);
        }
        if (port.isPresent() && service.isEmpty()) {
            section.report(Keys.PORT, "'port' needs 'host' beside it; a database in a Compose service has no port");
        }
        String role = user.orElse("postgres");
        return new DatabasePlace.InService(service.orElse("db"), role, name.orElse(role));
    }

    private Map<String, EnvironmentSettings> environments(Section top, Map<String, Mapping> databases) {
        Map<String, EnvironmentSettings> environments = new LinkedHashMap<>();
        Map<String, String> nameOfBranch = new LinkedHashMap<>();
        top.entries(Keys.ENVIRONMENTS).forEach((name, mapping) -> {
            Section section = new Section(mapping, Keys.ENVIRONMENTS.keys(), problems);
            EnvironmentSettings environment = environment(name, section, databases);
            environment.branch().ifPresent(branch -> {
                String other = nameOfBranch.putIfAbsent(branch, name);
                if (other != null) {
                    section.report(
                            Keys.BRANCH,
                            "The environments '" + other + "' and '" + name + "' cannot both have the branch '" + branch
                                    + "'");
                }
            });
            environments.put(name, environment);
        });
        return Collections.unmodifiableMap(environments);
    }

    private EnvironmentSettings environment(String name, Section section, Map<String, Mapping> databases) {
        Optional<String> branch = section.get(Keys.BRANCH);
        boolean production = section.get(Keys.PRODUCTION)
                .orElse(name.equals("production")
                        || branch.filter(PRODUCTION_BRANCHES::contains).isPresent());
        Optional<HerokuSettings> heroku = deployments.heroku(section);
        Deployment deployment = deployments.deployment(section, heroku, production);
        Copy copy = new Copy(
                scrubs.allowsScrub(section, production), scrubs.fixSites(section), resets.reset(section, production));
        Map<String, Mapping> own = section.entries(Keys.ENVIRONMENT_DATABASES);
        Map<String, Mapping> above = heroku.isPresent() ? atHeroku(databases, own.keySet(), section) : databases;
        Map<String, DatabaseSettings> all = databases(overlaid(above, own), heroku);
        return new EnvironmentSettings(
                name, branch, production, deployment, copy, heroku, media.read(section, heroku), all);
    }

    /** Wherever the databases are elsewhere, at Heroku a config var says where they are. */
    private static Map<String, Mapping> atHeroku(Map<String, Mapping> databases, Set<String> own, Section environment) {
        Map<String, Mapping> there = new LinkedHashMap<>();
        databases.forEach((label, mapping) -> {
            boolean main = databases.size() == 1 || label.equals(DatabaseSettings.DEFAULT_LABEL);
            if (!main && !own.contains(label)) {
                environment.report(
                        HerokuKeys.HEROKU,
                        "Say which config var of the app leads to the database '" + label + "': 'databases: { " + label
                                + ": { config-var: … } }'");
            }
            Scalar variable = new Scalar(mapping.place(), "DATABASE_URL", Form.TEXT);
            Mapping usual = Mapping.empty(mapping.place()).with(HerokuKeys.CONFIG_VAR.name(), variable);
            there.put(label, mapping.overlaidBy(usual, Keys.DATABASES.keys()));
        });
        return there;
    }

    private Map<String, Mapping> overlaid(Map<String, Mapping> databases, Map<String, Mapping> own) {
        Map<String, Mapping> overlaid = new LinkedHashMap<>(databases);
        own.forEach((label, mapping) -> {
            if (databases.containsKey(label)) {
                overlaid.computeIfPresent(label, (same, above) -> above.overlaidBy(mapping, Keys.DATABASES.keys()));
            } else {
                problems.add(
                        mapping.place(),
                        "'" + label + "' is not one of the project's databases"
                                + Words.suggestion(label, databases.keySet()));
            }
        });
        return overlaid;
    }
}
