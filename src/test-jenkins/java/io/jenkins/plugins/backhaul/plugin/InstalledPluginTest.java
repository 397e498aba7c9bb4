package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.PluginWrapper;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class InstalledPluginTest {
    @Test
    void shouldBeActiveInRealJenkins(JenkinsRule jenkins) throws Exception {
        PluginWrapper plugin = jenkins.getPluginManager().getPlugin("backhaul");

        assertThat(plugin).isNotNull().extracting(PluginWrapper::isActive).isEqualTo(true);
        assertThat(jenkins.getPluginManager().getFailedPlugins()).isEmpty();
    }

    @Test
    void shouldShowSystemConfiguration(JenkinsRule jenkins) throws Exception {
        String page = jenkins.createWebClient().goTo("manage/configure").getVisibleText();

        assertThat(page).contains("System");
    }

    @Test
    void shouldStandBesideAnS3ServerInOneProcess(JenkinsRule jenkins) throws Exception {
        try (LocalS3 s3 = LocalS3.start()) {
            assertThat(s3.endpoint().getPort()).isNotEqualTo(jenkins.getURL().getPort());
        }
    }
}
