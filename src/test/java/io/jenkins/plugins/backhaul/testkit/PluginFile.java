package io.jenkins.plugins.backhaul.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The packaged plugin: an archive that holds one jar of ours. */
public final class PluginFile {
    private static final String OURS = "io.jenkins.plugins.backhaul.";
    private static final String JAR = "WEB-INF/lib/backhaul.jar";
    private static final String CONSTRUCTOR = "org.kohsuke.stapler.DataBoundConstructor";
    private static final String SETTER = "org.kohsuke.stapler.DataBoundSetter";

    private final Path outer;
    private final Path inner;
    private final JavaClasses classes;

    private PluginFile(Path outer, Path inner, JavaClasses classes) {
        this.outer = outer;
        this.inner = inner;
        this.classes = classes;
    }

    /**
     * Takes the jar inside out and reads its classes.
     *
     * @param folder where that jar is put; the caller removes it
     */
    public static PluginFile open(Path file, Path folder) throws IOException {
        Path inner = folder.resolve("backhaul.jar");
        try (JarFile plugin = new JarFile(file.toFile());
                InputStream jar = plugin.getInputStream(plugin.getEntry(JAR))) {
            Files.copy(jar, inner);
        }
        try (JarFile jar = new JarFile(inner.toFile())) {
            return new PluginFile(file, inner, new ClassFileImporter().importJar(jar));
        }
    }

    public List<String> outerNames() throws IOException {
        return namesIn(outer);
    }

    /** Classes of ours that are not there, of those that a class of these packages leads to through any number of others. */
    public Set<String> missing(String... packages) {
        Set<String> missing = new TreeSet<>();
        Set<JavaClass> seen = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>();
        classes.stream()
                .filter(each -> List.of(packages).contains(each.getPackageName()))
                .forEach(open::add);
        while (!open.isEmpty()) {
            JavaClass next = open.remove();
            if (!classes.contain(next.getName())) {
                missing.add(next.getName());
            } else if (seen.add(next)) {
                next.getDirectDependenciesFromSelf().stream()
                        .map(each -> each.getTargetClass().getBaseComponentType())
                        .filter(each -> each.getName().startsWith(OURS))
                        .forEach(open::add);
            }
        }
        return missing;
    }

    /** What the jar inside holds. */
    public List<String> names() throws IOException {
        return namesIn(inner);
    }

    public Manifest outerManifest() throws IOException {
        return manifest(outer);
    }

    public Manifest innerManifest() throws IOException {
        return manifest(inner);
    }

    /** A text in the jar inside. */
    public String text(String name) throws IOException {
        try (JarFile jar = new JarFile(inner.toFile());
                InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The times that entries of both archives bear. */
    public Set<LocalDateTime> times() throws IOException {
        Set<LocalDateTime> times = new TreeSet<>();
        for (Path archive : List.of(outer, inner)) {
            try (JarFile jar = new JarFile(archive.toFile())) {
                jar.stream().map(ZipEntry::getTimeLocal).forEach(times::add);
            }
        }
        return times;
    }

    /** The names of the classes that bear an annotation. */
    public List<String> annotatedWith(String annotation) {
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(annotation))
                .map(JavaClass::getName)
                .toList();
    }

    /** The classes whose fields a form fills. */
    public List<JavaClass> described() {
        return classes.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> !fields(type).isEmpty())
                .toList();
    }

    /** What such a constructor sets, and what has a setter, its super classes' too. */
    public static Set<String> fields(JavaClass type) {
        Set<String> fields = new TreeSet<>();
        boolean isConstructed = type.getConstructors().stream()
                .anyMatch(constructor -> constructor.isAnnotatedWith(CONSTRUCTOR)
                        && !constructor.getRawParameterTypes().isEmpty());
        if (isConstructed) {
            type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.FINAL))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                    .forEach(field -> fields.add(field.getName()));
        }
        type.getAllMethods().stream()
                .filter(method -> method.isAnnotatedWith(SETTER))
                .map(method -> method.getName().substring("set".length()))
                .forEach(name -> fields.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)));
        return fields;
    }

    /** The texts of a class's views whose names end so, its super classes' too, one after another. */
    public String views(JavaClass type, String end) throws IOException {
        StringBuilder all = new StringBuilder();
        for (JavaClass owner = type;
                owner.getName().startsWith("io.jenkins.");
                owner = owner.getRawSuperclass().orElseThrow()) {
            String start = owner.getName().replace('.', '/').replace('$', '/') + "/";
            for (String name : names()) {
                if (name.startsWith(start) && name.endsWith(end)) {
                    all.append(text(name));
                }
            }
        }
        return all.toString();
    }

    private static List<String> namesIn(Path archive) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static Manifest manifest(Path archive) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            return jar.getManifest();
        }
    }
}
