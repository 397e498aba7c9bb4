package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.Key.One;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a file says of where media are. */
final class MediaReader {
    private final Problems problems;

    MediaReader(Problems problems) {
        this.problems = problems;
    }

    /** Those of an environment; an app at Heroku says it where the file does not. */
    Optional<MediaAddress> read(Section environment, Optional<HerokuSettings> heroku) {
        Optional<Mapping> written = environment.section(MediaKeys.MEDIA);
        if (written.isEmpty() && heroku.isEmpty()) {
            return Optional.empty();
        }
        Section section = new Section(
                written.orElse(Mapping.empty(Place.of(MediaKeys.MEDIA.name()))), MediaKeys.MEDIA.keys(), problems);
        Optional<MediaLocation> location = section.get(MediaKeys.LOCATION);
        S3Options s3 = ConfigurationReader.s3(section);
        Optional<String> profile = section.get(MediaKeys.PROFILE);
        if (location.isPresent()) {
            return Optional.of(new MediaSettings(location.get(), s3, profile));
        }
        if (heroku.isEmpty()) {
            reportMissing(written.orElseThrow(), section);
            return Optional.empty();
        }
        return Optional.of(new HerokuMedia(
                heroku.get(), names(section), section.get(MediaKeys.PREFIX).orElse(""), s3, profile));
    }

    private void reportMissing(Mapping written, Section section) {
        Stream.of(MediaKeys.BUCKET_VAR, MediaKeys.PREFIX, MediaKeys.ACCESS_KEY_VAR, MediaKeys.SECRET_KEY_VAR)
                .filter(key -> written.entries().containsKey(key.name()))
                .forEach(key -> section.report(
                        key, "'" + key.name() + "' is for an environment with 'heroku'; write 'location' instead"));
        if (!written.entries().containsKey(MediaKeys.LOCATION.name())) {
            problems.add(written.place(), "'location' is missing; write 'location: …' here");
        }
    }

    private static HerokuMedia.Names names(Section section) {
        Optional<String> accessKey = section.get(MediaKeys.ACCESS_KEY_VAR);
        Optional<String> secretKey = section.get(MediaKeys.SECRET_KEY_VAR);
        if (accessKey.isPresent() != secretKey.isPresent()) {
            One<String> written = accessKey.isPresent() ? MediaKeys.ACCESS_KEY_VAR : MediaKeys.SECRET_KEY_VAR;
            One<String> other = accessKey.isPresent() ? MediaKeys.SECRET_KEY_VAR : MediaKeys.ACCESS_KEY_VAR;
            section.report(written, "'" + written.name() + "' needs '" + other.name() + "' beside it");
        }
        return new HerokuMedia.Names(section.get(MediaKeys.BUCKET_VAR), accessKey, secretKey);
    }
}
