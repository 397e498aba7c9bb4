package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.ScrubSettings.Profile;
import io.jenkins.plugins.backhaul.config.ScrubSettings.ScrubRule;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what is under {@code scrub}, and under {@code fix-sites} of an environment. */
final class ScrubReader {
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(4);
    private static final int HTTPS = 443;
    private static final List<Key> REMOVING =
            List.of(ScrubKeys.PROFILE, ScrubKeys.TABLES, ScrubKeys.SQL_FILES, ScrubKeys.COMMAND);

    private final Problems problems;

    ScrubReader(Problems problems) {
        this.problems = problems;
    }

    Optional<ScrubSettings> scrub(Section top) {
        return top.section(ScrubKeys.SCRUB).map(this::settings);
    }

    private ScrubSettings settings(Mapping written) {
        Section section = new Section(written, ScrubKeys.SCRUB.keys(), problems);
        List<ScrubRule> rules = new ArrayList<>();
        section.get(ScrubKeys.PROFILE).ifPresent(profile -> rules.addAll(rulesOf(profile)));
        section.tables(ScrubKeys.TABLES).ifPresent(tables -> rules.addAll(new ScrubRules(problems, false).of(tables)));
        List<String> command = section.words(ScrubKeys.COMMAND);
        List<String> files = section.get(ScrubKeys.SQL_FILES).orElse(List.of());
        for (Key each : List.of(ScrubKeys.TIMEOUT, ScrubKeys.COMMAND_SERVICE)) {
            if (command.isEmpty() && written.entries().containsKey(each.name())) {
                section.report(each, "'" + each.name() + "' needs 'command' beside it");
            }
        }
        Duration timeout = section.get(ScrubKeys.TIMEOUT).orElse(USUAL_TIMEOUT);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            section.report(ScrubKeys.TIMEOUT, "'timeout' must be at most 4h");
        }
        if (REMOVING.stream().map(Key::name).noneMatch(written.entries()::containsKey)) {
            problems.add(
                    written.place(),
                    "'scrub' must remove something: write 'profile', 'tables', 'sql-files' or 'command'");
        }
        return new ScrubSettings(
                rules,
                section.get(ScrubKeys.LARGE_OBJECTS),
                files,
                command,
                section.get(ScrubKeys.COMMAND_SERVICE),
                timeout,
                section.get(ScrubKeys.EMAIL_DOMAIN).orElse("example.com"),
                section.get(ScrubKeys.KEEP_EMAIL_DOMAINS).orElse(List.of()).stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .toList(),
                section.words(ScrubKeys.KEEP_DEFINITIONS));
    }

    /** A profile is written as the project's own rules are. */
    private static List<ScrubRule> rulesOf(Profile profile) {
        Problems own = new Problems();
        try (InputStream in = ScrubReader.class.getResourceAsStream(profile.file())) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<ScrubRule> rules = new ScrubRules(own, true).of(YamlReader.read(profile.file(), text, own));
            own.throwIfAny();
            return rules;
        } catch (IOException | ConfigException e) {
            throw new IllegalStateException("The profile " + profile + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether an environment allows it, which production never does. */
    boolean allowsScrub(Section environment, boolean production) {
        boolean allows = environment.get(ScrubKeys.ALLOWS_SCRUB).orElse(false);
        if (allows && production) {
            environment.report(
                    ScrubKeys.ALLOWS_SCRUB,
                    "'allows-scrub' cannot stand in an environment that is production: its data would be lost");
        }
        return allows;
    }

    List<SiteSettings> fixSites(Section environment) {
        return environment.items(ScrubKeys.FIX_SITES).stream().map(this::site).toList();
    }

    private SiteSettings site(Mapping written) {
        Section section = new Section(written, ScrubKeys.FIX_SITES.keys(), problems);
        Optional<String> sql = section.get(ScrubKeys.SITE_SQL);
        Optional<String> host = section.get(ScrubKeys.SITE_HOST);
        if (sql.isPresent()) {
            return new SiteSettings.Own(sql.get());
        }
        if (host.isEmpty()) {
            problems.add(written.place(), "A site to fix needs 'host', its name here, or 'sql'");
        }
        return new SiteSettings.Wagtail(
                section.get(ScrubKeys.SITE_FROM).orElse(""),
                host.orElse(""),
                section.get(ScrubKeys.SITE_PORT).orElse(HTTPS));
    }
}
