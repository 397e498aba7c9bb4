package io.jenkins.plugins.backhaul.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {
    @ParameterizedTest
    @CsvSource({
        "/srv/wizards, wizards",
        "/srv/Wizards, wizards",
        "/srv/wizards.example.com, wizardsexamplecom",
        "/srv/My Site, mysite",
        "/srv/my-site_2, my-site_2",
        "/srv/_-site, site",
        "/srv/Zażółć, za",
        "/srv/wizards/../other/, other"
    })
    void shouldNameAFolderAsComposeDoes(Path folder, String name) {
        assertThat(ProjectName.ofFolder(folder)).hasToString(name);
    }

    @Test
    void shouldSayThatNothingIsLeftOfTheFolder() {
        assertThatThrownBy(() -> ProjectName.ofFolder(Path.of("/srv/日本")))
                .hasMessage("The folder /srv/日本 gives its Compose project no name; set the project's name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Wizards", "-wizards", "a.b", "a b", "wizards\n"})
    void shouldRefuseWhatComposeRefuses(String name) {
        assertThatThrownBy(() -> new ProjectName(name))
                .hasMessage("\"" + name + "\" cannot be the name of a Compose project: it takes lower-case letters,"
                        + " digits, - and _, and begins with a letter or a digit");
    }
}
