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
        Ground first = Ground.bucket(Optional.empty(), one);
        Ground second = Ground.bucket(Optional.empty(), other);

        assertThat(first.overlaps(second)).isEqualTo(overlap);
        assertThat(second.overlaps(first)).isEqualTo(overlap);
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-west-2.amazonaws.com, https://S3.amazonaws.com/, true",
        "https://s3.example.org, https://S3.example.org:443/, true",
        "http://localhost:9000, http://127.0.0.1:9000, true",
        "http://localhost:9000, http://localhost:9001, false",
        "https://s3.example.org, https://s3.example.com, false",
    })
    void shouldKnowAStoreByItsServer(URI one, URI other, boolean same) {
        Ground first = Ground.bucket(Optional.of(one), "s3://a-bucket");

        assertThat(first.overlaps(Ground.bucket(Optional.of(other), "s3://a-bucket")))
                .isEqualTo(same);
    }

    @Test
    void shouldKnowAmazonWithoutAnAddress() {
        Ground named = Ground.bucket(Optional.of(URI.create("https://s3.eu-west-2.amazonaws.com")), "s3://a-bucket");

        assertThat(named.overlaps(Ground.bucket(Optional.empty(), "s3://a-bucket")))
                .isTrue();
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
        assertThat(Ground.folder(media).overlaps(Ground.bucket(Optional.empty(), "s3://a-bucket")))
                .isFalse();
    }
}
