package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.agent.folder.WorkFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** Stands in for the agent jar, which is packaged only after the tests: the same classes and libraries, where they lie now. */
final class WorkerJar {
    private static final List<String> ONE_OF_EACH = List.of(
            WorkFolder.class.getName(),
            "org.tukaani.xz.XZInputStream",
            "org.apache.commons.compress.archivers.tar.TarArchiveEntry",
            "org.apache.commons.io.IOUtils",
            "org.apache.commons.lang3.StringUtils",
            "org.apache.commons.codec.binary.Hex",
            "com.fasterxml.jackson.core.JsonParser",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.annotation.JsonProperty",
            "com.fasterxml.jackson.dataformat.yaml.YAMLFactory",
            "org.yaml.snakeyaml.Yaml");

    private WorkerJar() {}

    /** Makes it; the caller removes it. */
    static Path make() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "io.jenkins.plugins.backhaul.agent.Main");
        main.put(
                Attributes.Name.CLASS_PATH,
                ONE_OF_EACH.stream().map(WorkerJar::placeOf).distinct().collect(Collectors.joining(" ")));
        Path jar = Files.createTempFile("backhaul-agent-", ".jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    private static String placeOf(String name) {
        try {
            Class<?> type = Class.forName(name, false, WorkerJar.class.getClassLoader());
            return type.getProtectionDomain().getCodeSource().getLocation().toString();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Not among the libraries of the tests: " + name, e);
        }
    }
}
