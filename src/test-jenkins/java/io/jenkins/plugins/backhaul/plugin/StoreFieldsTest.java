package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFieldsTest {
    @Test
    void shouldTakeWhatCanBe() {
        assertThat(List.of(
                        StoreFields.wrongName("Backups of the team"),
                        StoreFields.wrongBucket("countable.backups-1"),
                        StoreFields.wrongPrefix(""),
                        StoreFields.wrongPrefix("/team/backups/"),
                        StoreFields.wrongRegion(""),
                        StoreFields.wrongRegion("us-gov-west-1"),
                        StoreFields.wrongEndpoint(""),
                        StoreFields.wrongEndpoint("https://minio.example.org:9000/"),
                        StoreFields.wrongKmsKey(""),
                        StoreFields.wrongKmsKey("alias/backups"),
                        StoreFields.wrongKmsKey("arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab")))
                .allSatisfy(fault -> assertThat(fault).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "s3://b", "a/b"})
    void shouldRefuseName(String text) {
        assertThat(StoreFields.wrongName(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Upper", "under_score", "s3://countable", "bucket/prefix"})
    void shouldRefuseBucket(String text) {
        assertThat(StoreFields.wrongBucket(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "a/../b", ".", "a?b", "a#b"})
    void shouldRefusePrefix(String text) {
        assertThat(StoreFields.wrongPrefix(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"minio:9000", "ftp://x.org", "https://user:word@x.org", "https://x.org/bucket", "https://x.org?a"
            })
    void shouldRefuseEndpoint(String text) {
        assertThat(StoreFields.wrongEndpoint(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Frankfurt", "eu central", "eu-central-"})
    void shouldRefuseRegion(String text) {
        assertThat(StoreFields.wrongRegion(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key?", "arn:aws:s3:::bucket/key with blank"})
    void shouldRefuseKmsKey(String text) {
        assertThat(StoreFields.wrongKmsKey(text)).isPresent();
    }
}
