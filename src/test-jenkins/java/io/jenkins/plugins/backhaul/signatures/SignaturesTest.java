package io.jenkins.plugins.backhaul.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares {@code src/jenkins-api} with the real artifacts, both ways. */
class SignaturesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path SIGNATURES = Path.of("src", "jenkins-api", "java");

    @TempDir
    Path folder;

    @Test
    void shouldBeExactlyWhatThePluginUses() throws IOException {
        Map<String, String> there = new TreeMap<>();
        for (Path file : PluginSources.java(SIGNATURES)) {
            there.put(SIGNATURES.relativize(file).toString(), compact(Files.readString(file)));
        }
        Map<String, String> wanted = WriteSignatures.of(SOURCES);
        wanted.replaceAll((path, text) -> compact(text));

        assertThat(there).as("what bin/signatures would write").isEqualTo(wanted);
    }

    @Test
    void shouldMakeTheSameClassesOfThePluginAsTheRealArtifacts() throws IOException {
        String everything = System.getProperty("java.class.path");
        Path real = compile("real", pluginSources(), "-cp", everything);
        Path ours = compile(
                "ours",
                pluginSources(),
                "-cp",
                Classes.withoutJenkins(everything),
                "-sourcepath",
                SIGNATURES.toString());

        assertThat(contents(ours)).isEqualTo(contents(real)).hasSizeGreaterThan(10);
    }

    @Test
    void shouldHaveNoMemberThatIsNotReal() throws Exception {
        for (Class<?> signature : compiledSignatures()) {
            Class<?> real = Class.forName(signature.getName(), false, getClass().getClassLoader());
            assertThat(Members.of(real)).as("members of %s", real).containsAll(Members.of(signature));
            assertThat(Members.names(Members.superTypes(real)))
                    .as("super types of %s", real)
                    .containsAll(Members.names(Members.superTypes(signature)));
            assertThat(Members.head(signature)).isEqualTo(Members.head(real));
        }
    }

    @Test
    void shouldHaveWhateverBindsASubclass() throws Exception {
        Map<String, Class<?>> signatures = new TreeMap<>();
        compiledSignatures().forEach(signature -> signatures.put(signature.getName(), signature));
        Path classes = compile("real", pluginSources(), "-cp", System.getProperty("java.class.path"));

        for (Class<?> ours :
                Classes.in(classes, PluginSources.PLUGIN, getClass().getClassLoader())) {
            for (Class<?> ancestor : Members.superTypes(ours)) {
                if (Origin.isWritten(ancestor.getName())) {
                    assertThat(signatures).as("super types of %s", ours).containsKey(ancestor.getName());
                    assertThat(Members.of(signatures.get(ancestor.getName())))
                            .as("what binds %s in %s", ours, ancestor)
                            .containsAll(Members.abstractOrFinal(ancestor));
                }
            }
        }
    }

    private List<Class<?>> compiledSignatures() throws IOException {
        String central = Classes.withoutJenkins(System.getProperty("java.class.path"));
        Path classes = compile("signatures", PluginSources.java(SIGNATURES), "-cp", central);
        return Classes.in(classes, Path.of(""), Classes.loader(classes + File.pathSeparator + central));
    }

    private static List<Path> pluginSources() throws IOException {
        return PluginSources.java(SOURCES.resolve(PluginSources.PLUGIN));
    }

    private Path compile(String name, List<Path> sources, String... options) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(name));
        List<String> all = new ArrayList<>(List.of(
                "-proc:none", "-implicit:none", "-parameters", "-g", "-nowarn", "--release", "17", "-d", "" + classes));
        all.addAll(List.of(options));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(null, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(done).as("compiles: %s", name).isTrue();
        }
        return classes;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static String compact(String source) {
        return source.replaceAll("\\s", "");
    }
}
