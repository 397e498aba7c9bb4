package io.jenkins.plugins.backhaul.signatures;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class files, and class paths with and without what the signatures stand for. */
final class Classes {
    private Classes() {}

    /** Every class below a part of a folder of classes, not initialised. */
    static List<Class<?>> in(Path root, Path part, ClassLoader loader) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.walk(root.resolve(part))) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .toList();
        }
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            try {
                classes.add(Class.forName(name, false, loader));
            } catch (ClassNotFoundException e) {
                throw new IOException("The class " + name + " in " + root + " cannot be loaded", e);
            }
        }
        return classes;
    }

    /** That class path without any jar that holds a class for which there may be a signature. */
    static String withoutJenkins(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> Files.isDirectory(Path.of(entry)) || isCentral(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Knows that class path and Java itself. It stays open as long as its classes are used. */
    static ClassLoader loader(String classPath) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static boolean isCentral(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .noneMatch(entry -> Origin.isWritten(entry.getName().replace('/', '.')));
        } catch (IOException e) {
            return false;
        }
    }
}
