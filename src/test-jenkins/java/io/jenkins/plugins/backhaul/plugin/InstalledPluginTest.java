package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.PluginWrapper;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

@SharedJenkins
class InstalledPluginTest {
    @Test
    void shouldBeActiveInRealJenkins(JenkinsRule jenkins) throws Exception {
        PluginWrapper plugin = jenkins.getPluginManager().getPlugin("backhaul");

        assertThat(plugin).isNotNull().extracting(PluginWrapper::isActive).isEqualTo(true);
        assertThat(jenkins.getPluginManager().getFailedPlugins()).isEmpty();
    }

    @Test
    void shouldShowItsSettings(JenkinsRule jenkins) throws Exception {
        String page = PlainClient.of(jenkins).goTo("manage/configure").getVisibleText();

        assertThat(page).contains("Backhaul", "Add store");
    }
}
