package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path folder;

    @Test
    void shouldFindTheFileInTheRootOfTheRepository() throws Exception {
        Path file = Files.writeString(folder.resolve("backhaul.yml"), "project: wizards");
        Files.createDirectory(folder.resolve(".git"));
        Path deep = Files.createDirectories(folder.resolve("a/b"));

        assertThat(ConfigFile.find(deep)).contains(file.toAbsolutePath());
    }

    @Test
    void shouldPreferTheNearestFile() throws Exception {
        Files.writeString(folder.resolve("backhaul.yml"), "project: wizards");
        Files.createDirectory(folder.resolve(".git"));
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Path near = Files.writeString(folder.resolve("a/backhaul.yaml"), "project: witches");

        assertThat(ConfigFile.find(deep)).contains(near.toAbsolutePath());
    }

    @Test
    void shouldNotLookAboveTheRepository() throws Exception {
        Files.writeString(folder.resolve("backhaul.yml"), "project: wizards");
        Path inner = Files.createDirectories(folder.resolve("inner/.git")).getParent();

        assertThat(ConfigFile.find(inner)).isEmpty();
    }

    @Test
    void shouldLookOnlyIntoTheFolderOutsideOfARepository() throws Exception {
        Path file = Files.writeString(folder.resolve("backhaul.yml"), "project: wizards");
        Path inner = Files.createDirectories(folder.resolve("inner"));

        assertThat(ConfigFile.find(folder)).contains(file.toAbsolutePath());
        assertThat(ConfigFile.find(inner)).isEmpty();
    }

    @Test
    void shouldNotChooseBetweenTwoSpellings() throws IOException {
        Files.writeString(folder.resolve("backhaul.yml"), "project: wizards");
        Files.writeString(folder.resolve("backhaul.yaml"), "project: wizards");

        assertThatThrownBy(() -> ConfigFile.find(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder + ": there is a backhaul.yml and a backhaul.yaml; keep one of them");
    }

    @Test
    void shouldReadTheFileItIsGiven() throws Exception {
        Path file = Files.writeString(folder.resolve("backhaul.yml"), "\uFEFFproject: wizards\n");
        List<String> warnings = new ArrayList<>();

        assertThat(ConfigFile.read(file, Overrides.none(), warnings).project()).hasToString("wizards");
        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldReadOptionsAloneWhereThereIsNoFile() throws ConfigException {
        Overrides options = Overrides.none()
                .with("project", "wizards", "--project")
                .with("store", "file:///var/backups", "--store");

        Configuration read = ConfigFile.withoutFile(options, new ArrayList<>());

        assertThat(read.project()).hasToString("wizards");
        assertThat(read.databases()).containsOnlyKeys("default");
    }

    @Test
    void shouldSayWhatIsMissingWhereThereIsNoFile() {
        assertThatThrownBy(() -> ConfigFile.withoutFile(Overrides.none(), new ArrayList<>()))
                .hasMessage("without a backhaul.yml: 'project' is missing; write 'project: …' at the top, or set"
                        + " BACKHAUL_PROJECT");
    }

    @Test
    void shouldSayThatNoStoreIsNamed() throws ConfigException {
        StoreSettings store = ConfigText.read("project: wizards").store();

        assertThatThrownBy(store::requireLocation)
                .isInstanceOf(ConfigException.class)
                .hasMessage("store: No store is named: write 'store: s3://bucket/prefix' in backhaul.yml, or set"
                        + " BACKHAUL_STORE");
    }

    @Test
    void shouldSayWhyAFileCannotBeRead() throws IOException {
        Path binary = Files.write(folder.resolve("backhaul.yml"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        Path large = Files.writeString(folder.resolve("large.yml"), "#".repeat(300_000));
        Path directory = Files.createDirectory(folder.resolve("directory.yml"));
        Path nowhere = folder.resolve("nowhere.yml");

        assertRefused(binary, "the file is not UTF-8 text");
        assertRefused(large, "the file is larger than 256 KiB");
        assertRefused(directory, "the file cannot be read: Is a directory");
        assertRefused(nowhere, "there is no such file; 'backhaul init' writes one");
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> ConfigFile.read(file, Overrides.none(), new ArrayList<>()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file + ": " + sentence);
    }
}
