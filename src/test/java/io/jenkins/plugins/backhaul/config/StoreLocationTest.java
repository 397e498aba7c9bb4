package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLocationTest {
    @ParameterizedTest
    @CsvSource({
        "s3://countable, s3://countable, true",
        "s3://countable/, s3://countable, true",
        "s3://countable/backups/eu/, s3://countable/backups/eu, true",
        "s3://countable/a b/…, s3://countable/a b/…, true",
        "file:///var/backups/, file:///var/backups, false",
        "file:///C:/backups, file:///C:/backups, false",
        "file:///var/..hidden, file:///var/..hidden, false"
    })
    void shouldKeepTheTextWithoutSlashesAtItsEnd(String text, String value, boolean bucket) {
        StoreLocation location = new StoreLocation(text);

        assertThat(location).hasToString(value);
        assertThat(location.isBucket()).isEqualTo(bucket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:/countable",
                "s3://",
                "s3://ab",
                "s3://Countable",
                "s3://-countable",
                "s3://countable//a",
                "s3://countable/a/../b",
                "s3://countable/.",
                "s3://countable/a?b",
                "file://relative",
                "file:///",
                "file:///var/../etc",
                "https://countable.example",
                "/var/backups",
                "",
                "s3://countable/a\nb"
            })
    void shouldRefuseWhatIsNoLocation(String text) {
        assertThatThrownBy(() -> new StoreLocation(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A store must be ");
    }

    @Test
    void shouldRefuseALongLocation() {
        assertThatThrownBy(() -> new StoreLocation("s3://countable" + "/a".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A store must be at most 500 characters long, not 's3://countable/a/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://KEY:secret@countable/backups", "https://KEY:secret@store.example"})
    void shouldNotRepeatASecret(String text) {
        assertThatThrownBy(() -> new StoreLocation(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
