package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import io.jenkins.plugins.casc.model.CNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {
    @TempDir
    private Path folder;

    @Test
    @ConfiguredWithCode("backhaul.yaml")
    void shouldImportEverySetting(JenkinsConfiguredWithCodeRule jenkins) {
        List<Store> stores = BackhaulConfiguration.get().getStores();

        assertThat(stores).hasToString("[Store[backups, s3://countable/backups], Store[minio, s3://archive]]");
        assertThat(stores.get(0).getRegion()).isEqualTo("eu-central-1");
        assertThat(stores.get(0).getCredentialsId()).isEqualTo("s3-keys");
        assertThat(stores.get(1).getEndpoint()).isEqualTo("https://minio.example.org:9000");
        assertThat(stores.get(1).isPathStyle()).isTrue();
        assertThat(stores.get(1).getKmsKeyId()).isEqualTo("alias/backups");
        assertThat(BackhaulConfiguration.get().getDefaultStore()).isEqualTo("backups");
        assertThat(BackhaulConfiguration.get().getProductionJobs()).isEqualTo("ops/nightly\nops/reset");
        assertThat(BackhaulConfiguration.get().getMedia()).hasToString("[Store[site media, s3://site-media]]");
        assertThat(BackhaulConfiguration.get().getMedia().get(0).isOnlyRead()).isTrue();
        Notifications notifications = BackhaulConfiguration.get().getNotifications();
        assertThat(notifications.getSlackTokenCredentialsId()).isEqualTo("slack-bot");
        assertThat(notifications.getSlackChannel()).isEqualTo("#operations");
        assertThat(notifications.getSlackWebhookCredentialsId()).isEqualTo("slack-webhook");
        assertThat(notifications.getWebhookCredentialsId()).isEqualTo("webhook");
    }

    @Test
    @ConfiguredWithCode("backhaul.yaml")
    void shouldExportWhatWasImportedAndNoSecret(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        String exported = exported();
        Path file = Files.writeString(folder.resolve("again.yaml"), exported);

        ConfigurationAsCode.get().configure(file.toString());

        String imported =
                Files.readString(Path.of(getClass().getResource("backhaul.yaml").toURI()));
        assertThat(exported.lines())
                .containsExactlyElementsOf(imported.lines()
                        .takeWhile(line -> !line.startsWith("credentials:"))
                        .dropWhile(line -> !line.startsWith("unclassified:"))
                        .toList());
        assertThat(exported()).isEqualTo(exported).doesNotContain("never-shown-secret", "AKIDEXAMPLE");
    }

    @Test
    @ConfiguredWithCode("backhaul.yaml")
    void shouldRefuseTwoStoresOfOneName(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        Path file = Files.writeString(
                folder.resolve("twice.yaml"),
                "unclassified: {backhaul: {stores: [{name: a, bucket: b-1}, {name: a, bucket: b-2}]}}");

        assertThatThrownBy(() -> ConfigurationAsCode.get().configure(file.toString()))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("Two stores are called 'a'. Give each a name of its own.");
        assertThat(BackhaulConfiguration.get().getStores()).hasSize(2);
    }

    private static String exported() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        CNode node = context.lookupOrFail(BackhaulConfiguration.class).describe(BackhaulConfiguration.get(), context);
        return "unclassified:\n  backhaul:\n" + Util.toYamlString(node).indent(4);
    }
}
