package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.ResetSettings.After;
import io.jenkins.plugins.backhaul.config.ResetSettings.Cloudflare;
import io.jenkins.plugins.backhaul.config.ResetSettings.Redis;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is under {@code reset} of an environment. */
final class ResetReader {
    private static final URI CLOUDFLARE = URI.create("https://api.cloudflare.com");
    private static final Pattern REDIS = Pattern.compile(ResetKeys.REDIS);
    private static final int REDIS_PORT = 6379;
    private static final Pattern WORD = Pattern.compile("\\{([^{}\\s]*)\\}");
    private static final List<String> WORDS =
            List.of("project", "from", "to", "data", "backup", "merged", "left-out", "accounts", "by");

    private final Problems problems;

    ResetReader(Problems problems) {
        this.problems = problems;
    }

    Optional<ResetSettings> reset(Section environment, boolean production) {
        Optional<Mapping> written = environment.section(ResetKeys.RESET);
        if (production && written.isPresent()) {
            environment.report(
                    ResetKeys.RESET,
                    "'reset' cannot stand in an environment that is production: all that is there would be lost");
        }
        return written.map(keys -> settings(new Section(keys, ResetKeys.RESET.keys(), problems)));
    }

    private static ResetSettings settings(Section section) {
        return new ResetSettings(
                section.get(ResetKeys.FROM),
                section.get(ResetKeys.MERGE).orElse(List.of()),
                section.words(ResetKeys.CHECK),
                section.get(ResetKeys.ACCOUNTS),
                new After(cloudflare(section), redis(section), section.get(ResetKeys.CALL), message(section)));
    }

    private static Optional<Cloudflare> cloudflare(Section section) {
        Optional<String> zone = section.get(ResetKeys.CLOUDFLARE_ZONE);
        Optional<String> token = section.get(ResetKeys.CLOUDFLARE_TOKEN);
        URI url = section.get(ResetKeys.CLOUDFLARE_ADDRESS).orElse(CLOUDFLARE);
        if (zone.isPresent() && token.isEmpty()) {
            section.report(ResetKeys.CLOUDFLARE_ZONE, "'cloudflare-zone' needs 'cloudflare-token' beside it");
        }
        if (token.isPresent() && zone.isEmpty()) {
            section.report(ResetKeys.CLOUDFLARE_TOKEN, "'cloudflare-token' needs 'cloudflare-zone' beside it");
        }
        return zone.flatMap(id -> token.map(secret -> new Cloudflare(id, secret, url)));
    }

    private static Optional<Redis> redis(Section section) {
        Optional<String> written = section.get(ResetKeys.REDIS_DATABASE);
        Optional<String> password = section.get(ResetKeys.REDIS_PASSWORD);
        if (password.isPresent() && written.isEmpty()) {
            section.report(ResetKeys.REDIS_PASSWORD, "'redis-password' needs 'redis' beside it");
        }
        return written.map(text -> redis(text, password));
    }

    private static Redis redis(String written, Optional<String> password) {
        Matcher parts = REDIS.matcher(written);
        if (!parts.matches()) {
            throw new IllegalStateException("Not checked before: " + written);
        }
        int database = Integer.parseInt(parts.group(5));
        if (parts.group(4) != null) {
            return new Redis.InService(parts.group(4), database, password);
        }
        int port = parts.group(3) == null ? REDIS_PORT : Integer.parseInt(parts.group(3));
        return new Redis.OnServer(parts.group(2), port, database, password);
    }

    private static Optional<String> message(Section section) {
        Optional<String> text = section.get(ResetKeys.MESSAGE);
        text.map(WORD::matcher)
                .flatMap(found -> found.results()
                        .map(each -> each.group(1))
                        .filter(each -> !WORDS.contains(each))
                        .findFirst())
                .ifPresent(unknown -> section.report(
                        ResetKeys.MESSAGE,
                        "{" + Words.shown(unknown) + "} is not known in 'message'" + Words.suggestion(unknown, WORDS)));
        return text;
    }
}
