package io.jenkins.plugins.backhaul.signatures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Reads the plugin's sources against the real artifacts on its class path, and writes what they use of Jenkins. */
public final class WriteSignatures {
    private WriteSignatures() {}

    /**
     * Replaces a folder of signatures.
     *
     * @param args the folder of the sources, and the folder to replace
     */
    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[1]);
        Map<String, String> written = of(Path.of(args[0]));
        clear(target);
        for (Map.Entry<String, String> file : written.entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        System.out.println(written.size() + " signatures in " + target);
    }

    /** The files that belong there: a path such as {@code hudson/model/Run.java}, and what stands in it. */
    static Map<String, String> of(Path sources) throws IOException {
        try (PluginSources plugin = PluginSources.in(sources)) {
            UsedApi used = plugin.used();
            Map<String, String> files = new TreeMap<>();
            for (TypeElement type : used.types()) {
                if (type.getNestingKind() == NestingKind.TOP_LEVEL) {
                    String path = type.getQualifiedName().toString().replace('.', '/') + ".java";
                    files.put(path, new SignatureFile(type, used).text());
                }
            }
            return files;
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
