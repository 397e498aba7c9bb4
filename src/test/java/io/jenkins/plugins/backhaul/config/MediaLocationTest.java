package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaLocationTest {
    @Test
    void shouldTellBucketsFromFolders() {
        assertThat(new MediaLocation("s3://wizards/media/").isBucket()).isTrue();
        assertThat(new MediaLocation("s3://wizards/media/").value()).isEqualTo("s3://wizards/media");
        assertThat(new MediaLocation("media/").folderIn(Path.of("/srv"))).isEqualTo(Path.of("/srv/media"));
        assertThat(new MediaLocation("/var/media").folderIn(Path.of("/srv"))).isEqualTo(Path.of("/var/media"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://No/media", "s3://wizards/../media", "https://wizards.s3.amazonaws.com"})
    void shouldSayWhatIsOne(String text) {
        assertThat(ConfigText.problemsOf(
                        "project: wizards\nenvironments: { staging: { media: { location: \"" + text + "\" } } }\n"))
                .containsExactly("backhaul.yml:2:47: Media must be in s3://bucket/prefix, with a bucket of 3 to 63"
                        + " lower-case letters, digits, '.' and '-', or in a folder such as ./media, not '"
                        + text + "'");
    }

    @Test
    void shouldReadHowToTalkToABucket() throws ConfigException {
        MediaAddress media = ConfigText.read(
                        "project: wizards\nregion: us-east-1\nenvironments: { staging: { media: { location:"
                                + " s3://wizards/media, endpoint: https://minio.example, profile: wizards-staging } } }\n")
                .environments()
                .get("staging")
                .media()
                .orElseThrow();

        assertThat(media.profile()).contains("wizards-staging");
        assertThat(media.s3().endpoint()).hasToString("Optional[https://minio.example]");
        assertThat(media.s3().pathStyle()).isTrue();
        assertThat(media.s3().region()).as("the store's is another bucket's").isEqualTo(Optional.empty());
    }
}
