package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.jenkins.plugins.backhaul.testkit.PluginFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens {@code backhaul.hpi} as it was packaged. */
@Tag("packaged")
class PluginFileTest {
    private static final Path FILE = Path.of("target", "backhaul.hpi");
    private static final Path TEST_JENKINS = Path.of("src", "test-jenkins", "plugins", "pom.xml");
    private static final long LARGEST = 4_000_000;
    private static final String ROOM = "io/jenkins/plugins/backhaul/";
    private static final Pattern INLINE =
            Pattern.compile("<script|<style|\\s(on[a-z]+|style)\\s*=", Pattern.CASE_INSENSITIVE);

    @TempDir
    static Path folder;

    private static PluginFile plugin;

    @BeforeAll
    static void open() throws IOException {
        plugin = PluginFile.open(FILE, folder);
    }

    @Test
    void shouldHoldOurJarAndNothingElse() throws IOException {
        assertThat(plugin.outerNames()).containsExactly("META-INF/MANIFEST.MF", "WEB-INF/lib/backhaul.jar");
    }

    @Test
    void shouldHoldOurClassesWithoutTheCommandLineAndNoSignature() throws IOException {
        assertThat(plugin.names())
                .allMatch(name -> name.startsWith(ROOM) || name.startsWith("META-INF/") || name.equals("index.jelly"))
                .noneMatch(name -> name.startsWith(ROOM + "cli/"))
                .contains(ROOM + "plugin/backhaul-agent.jar.bz2", ROOM + "backup/BackUpDatabases.class")
                .doesNotHaveDuplicates();
    }

    /** What only workers use is in the agent jar alone. */
    @Test
    void shouldHoldEverythingThatTheControllerUses() {
        String rooms = ROOM.replace('/', '.');
        String room = rooms + "plugin";
        assertThat(plugin.missing(
                        room, room + ".work", room + ".agent", room + ".keys", room + ".overview", room + ".mail"))
                .isEmpty();
        assertThat(plugin.missing(rooms + "site")).contains(rooms + "database.postgres.PostgresDatabase");
    }

    @Test
    void shouldBeSmall() throws IOException {
        assertThat(Files.size(FILE)).isLessThan(LARGEST);
    }

    @Test
    void shouldTellJenkinsTheSameInBothManifests() throws IOException {
        assertThat(plugin.innerManifest()).isEqualTo(plugin.outerManifest());
        Attributes said = plugin.outerManifest().getMainAttributes();
        assertThat(said.getValue("Short-Name")).isEqualTo("backhaul");
        assertThat(said.getValue("Group-Id")).isEqualTo("io.jenkins.plugins");
        assertThat(said.getValue("Plugin-Version")).isNotBlank();
        assertThat(said.getValue("Jenkins-Version")).isEqualTo("2.541.3").isEqualTo(said.getValue("Hudson-Version"));
        assertThat(said.getValue("Support-Dynamic-Loading")).isEqualTo("true");
    }

    @Test
    void shouldNeedThePluginsThatItIsTestedWith() throws IOException {
        String tested = Files.readString(TEST_JENKINS);
        String needed = plugin.outerManifest().getMainAttributes().getValue("Plugin-Dependencies");
        for (String one : needed.split(",", -1)) {
            String[] parts = one.split("[:;]", -1);
            assertThat(tested)
                    .containsPattern(
                            "<artifactId>" + parts[0] + "</artifactId>\\s*<version>" + Pattern.quote(parts[1]));
        }
        assertThat(needed)
                .containsPattern("aws-credentials:[^,]+;resolution:=optional")
                .containsPattern("mailer:[^,]+;resolution:=optional");
    }

    @Test
    void shouldListEveryExtension() throws IOException {
        assertThat(lines("META-INF/annotations/hudson.Extension.txt"))
                .filteredOn(line -> !line.startsWith("#"))
                .extracting(line -> line.replaceAll("\\{.*", ""))
                .containsExactlyInAnyOrderElementsOf(plugin.annotatedWith("hudson.Extension"))
                .isNotEmpty();
        assertThat(plugin.names()).contains("META-INF/annotations/hudson.Extension");
    }

    @Test
    void shouldListEverySymbol() throws IOException {
        assertThat(lines("META-INF/services/annotations/org.jenkinsci.Symbol"))
                .containsExactlyInAnyOrderElementsOf(plugin.annotatedWith("org.jenkinsci.Symbol"))
                .isNotEmpty();
    }

    @Test
    void shouldHaveAFormAndHelpForEveryField() throws IOException {
        int fields = 0;
        for (JavaClass described : plugin.described()) {
            for (String field : PluginFile.fields(described)) {
                assertThat(plugin.views(described, ".jelly"))
                        .as("the form of %s", described.getSimpleName())
                        .contains("field=\"" + field + "\"");
                assertThat(plugin.views(described, "help-" + field + ".html"))
                        .as("help for %s of %s", field, described.getSimpleName())
                        .hasSizeGreaterThan(20);
                fields++;
            }
        }
        assertThat(fields).isGreaterThan(20);
    }

    @Test
    void shouldEscapeAndHaveNoScriptOrStyleInAnyView() throws IOException {
        List<String> views = plugin.names().stream()
                .filter(name -> name.endsWith(".jelly") || name.contains("/help"))
                .toList();
        assertThat(views).hasSizeGreaterThan(10);
        for (String view : views) {
            String text = plugin.text(view);
            assertThat(text).as(view).doesNotContainPattern(INLINE);
            if (view.endsWith(".jelly")) {
                assertThat(text).as(view).startsWith("<?jelly escape-by-default='true'?>");
            }
        }
    }

    @Test
    void shouldBeTheSameWhereverItIsBuilt() throws IOException {
        assertThat(plugin.times()).hasSize(1);
        assertThat(plugin.outerManifest().getMainAttributes()).doesNotContainKeys("Built-By", "Build-Date");
    }

    private static List<String> lines(String name) throws IOException {
        return plugin.text(name).lines().filter(line -> !line.isBlank()).toList();
    }
}
