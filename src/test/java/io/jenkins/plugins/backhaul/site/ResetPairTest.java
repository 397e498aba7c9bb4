package io.jenkins.plugins.backhaul.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.ConfigFile;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetPairTest {
    @TempDir
    private Path folder;

    private Configuration with(String environments) throws IOException, ConfigException {
        Path file = Files.writeString(
                folder.resolve("backhaul.yml"), "project: wizards\nenvironments:\n" + environments.indent(2));
        return ConfigFile.read(file, Overrides.none(), new ArrayList<>());
    }

    @Test
    void shouldTakeTheOneThatIsMeant() throws Exception {
        Configuration usual = with("staging: { branch: staging }\nlive: { branch: master }\ndev: { branch: dev }\n");
        assertThat(pair(usual, "", null).to().name()).isEqualTo("staging");
        assertThat(pair(usual, "dev", null).to().name()).isEqualTo("dev");
        assertThat(pair(usual, "", null).from().name())
                .isEqualTo("live");
        assertThat(pair(usual, "dev", "staging").from().name())
                .isEqualTo("staging");
        Configuration other = with("staging: { branch: staging }\ndev: { branch: dev, reset: { from: staging } }\n");
        assertThat(pair(other, "", null).to().name()).isEqualTo("dev");
        assertThat(pair(other, "", null).from().name())
                .isEqualTo("staging");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        Configuration without = with("dev: { branch: dev }\n");
        assertThatThrownBy(() -> pair(without, "", null))
                .hasMessage("There is no environment 'staging' in backhaul.yml; name one of these: dev");
        assertThatThrownBy(() -> pair(without, "dev", null))
                .hasMessage("No environment in backhaul.yml is production; say with --from which one dev is made from");
    }

    private static ResetPair pair(Configuration configuration, String to, String from) {
        return ResetPair.of(configuration, to, Optional.ofNullable(from));
    }
}
