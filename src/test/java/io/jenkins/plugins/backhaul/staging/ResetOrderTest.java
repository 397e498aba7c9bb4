package io.jenkins.plugins.backhaul.staging;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetOrderTest {
    private static final ResetOrder.Options USUAL = new ResetOrder.Options(false, false, false, false);

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
        assertThat(ResetOrder.target(usual, "").name()).isEqualTo("staging");
        assertThat(ResetOrder.target(usual, "dev").name()).isEqualTo("dev");
        assertThat(ResetOrder.source(usual, ResetOrder.target(usual, ""), Optional.empty())
                        .name())
                .isEqualTo("live");
        assertThat(ResetOrder.source(usual, ResetOrder.target(usual, "dev"), Optional.of("staging"))
                        .name())
                .isEqualTo("staging");
        Configuration other = with("staging: { branch: staging }\ndev: { branch: dev, reset: { from: staging } }\n");
        assertThat(ResetOrder.target(other, "").name()).isEqualTo("dev");
        assertThat(ResetOrder.source(other, ResetOrder.target(other, ""), Optional.empty())
                        .name())
                .isEqualTo("staging");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        Configuration without = with("dev: { branch: dev }\n");
        assertThatThrownBy(() -> ResetOrder.target(without, ""))
                .hasMessage("There is no environment 'staging' in backhaul.yml; name one of these: dev");
        assertThatThrownBy(() -> ResetOrder.source(without, ResetOrder.target(without, "dev"), Optional.empty()))
                .hasMessage("No environment in backhaul.yml is production; say with --from which one dev is made from");
    }

    @Test
    void shouldBeToldInWordsThatDifferWhereOrdersDo() {
        assertThat(new ResetOrder("production", "staging", List.of(), USUAL, Set.of()).words())
                .isEqualTo("Reset staging from production");
        assertThat(new ResetOrder(
                                "production",
                                "staging",
                                List.of("b", "a", "b"),
                                new ResetOrder.Options(true, true, true, true),
                                EnumSet.of(Part.AFTER, Part.GIT))
                        .words())
                .isEqualTo(
                        "Reset staging from production, merging b, a by fast-forward, with a fresh backup, dropping the old"
                                + " database, deleting media, without git and after");
    }
}
