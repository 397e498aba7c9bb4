package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.config.DeploymentWay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteOwnersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example/agency/wizards.git",
                "https://GIT.example/agency/wizards/",
                "https://deployer@git.example/agency//wizards",
                "ssh://git@git.example:22/agency/wizards.git",
                "git@git.example:agency/wizards.git",
                "git.example:/agency/wizards"
            })
    void shouldKnowTheAddressHoweverItIsWritten(String remote) {
        assertThat(key("wizards", remote)).isEqualTo("the branch main of git.example/agency/wizards");
    }

    @Test
    void shouldTellRemotesApart() {
        assertThat(key("wizards", "dokku")).isNotEqualTo(key("witches", "dokku"));
        assertThat(key("wizards", "/srv/git/wizards")).isEqualTo(key("witches", "/srv/git/wizards"));
        assertThat(key("wizards", "git.example:wizards")).isNotEqualTo(key("wizards", "git.example:witches"));
    }

    private static String key(String project, String remote) {
        return RemoteOwners.place(project, new DeploymentWay.Push(remote, "main"))
                .orElseThrow();
    }
}
