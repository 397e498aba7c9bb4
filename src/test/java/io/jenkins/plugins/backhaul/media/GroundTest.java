package io.jenkins.plugins.backhaul.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "s3://a-bucket, s3://a-bucket, true",
        "s3://a-bucket, s3://a-bucket/media, true",
        "s3://a-bucket/media, s3://a-bucket/media/images, true",
        "s3://a-bucket/media, s3://a-bucket/media2, false",
        "s3://a-bucket/media, s3://a-bucket/other, false",
        "s3://a-bucket/media, s3://b-bucket/media, false",
    })
    void shouldCompareBucketsByNameAndPrefix(String one, String other, boolean overlap) {
        Ground first = amazon(one);
        Ground second = amazon(other);

        assertThat(first.overlaps(second)).isEqualTo(overlap);
        assertThat(second.overlaps(first)).isEqualTo(overlap);
    }

    /** Two addresses may be two names of one server; what people call them tells. */
    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-west-2.amazonaws.com, , https://S3.amazonaws.com/, , true",
        "https://s3.eu-west-2.amazonaws.com, one, https://S3.amazonaws.com/, two, true",
        "https://s3.example.org, one, https://S3.example.org:443/, two, true",
        "http://localhost:9000, one, http://127.0.0.1:9000, two, true",
        "http://localhost:9000, , http://localhost:9001, , true",
        "https://s3.example.org, , https://s3.example.com, two, true",
        "https://s3.example.org, one, https://s3.example.com, one, true",
        "https://s3.example.org, one, https://s3.example.com, two, false",
        "https://s3.amazonaws.com, , https://s3.example.com, , true",
        "https://s3.amazonaws.com, , https://s3.example.com, two, false",
    })
    void shouldTellServersApartByWhatTheyAreCalledOnly(
            URI one, String calledOne, URI other, String calledOther, boolean same) {
        Ground first = Ground.bucket(Optional.of(one), Optional.ofNullable(calledOne), "s3://a-bucket");
        Ground second = Ground.bucket(Optional.of(other), Optional.ofNullable(calledOther), "s3://a-bucket");

        assertThat(first.overlaps(second)).isEqualTo(same);
        assertThat(second.overlaps(first)).isEqualTo(same);
    }

    @Test
    void shouldKnowAmazonWithoutAnAddress() {
        Ground named = Ground.bucket(
                Optional.of(URI.create("https://s3.eu-west-2.amazonaws.com")), Optional.empty(), "s3://a-bucket");

        assertThat(named.overlaps(amazon("s3://a-bucket"))).isTrue();
        assertThat(named.remedy(amazon("s3://a-bucket"))).isEmpty();
    }

    @Test
    void shouldCompareFoldersByTheirRealPaths() throws IOException {
        Path media = Files.createDirectory(folder.resolve("media"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), media);

        assertThat(Ground.folder(link.resolve("images")).overlaps(Ground.folder(media)))
                .isTrue();
        assertThat(Ground.folder(folder.resolve("media/../media")).overlaps(Ground.folder(media)))
                .isTrue();
        assertThat(Ground.folder(folder.resolve("media2")).overlaps(Ground.folder(media)))
                .isFalse();
        assertThat(Ground.folder(media).overlaps(amazon("s3://a-bucket"))).isFalse();
    }

    private static Ground amazon(String location) {
        return Ground.bucket(Optional.empty(), Optional.empty(), location);
    }
}
