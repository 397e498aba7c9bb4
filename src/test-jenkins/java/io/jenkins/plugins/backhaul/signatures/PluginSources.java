package io.jenkins.plugins.backhaul.signatures;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The plugin's sources, attributed by the compiler against the class path of this program. */
final class PluginSources implements AutoCloseable {
    static final Path PLUGIN = Path.of("io/jenkins/plugins/backhaul/plugin");

    private final StandardJavaFileManager files;
    private final JavacTask task;
    private final List<CompilationUnitTree> units;

    private PluginSources(StandardJavaFileManager files, JavacTask task, List<CompilationUnitTree> units) {
        this.files = files;
        this.task = task;
        this.units = units;
    }

    /**
     * The caller closes it. Fails when they do not compile.
     *
     * @param root the folder of all sources, such as {@code src/main/java}
     */
    static PluginSources in(Path root) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        StandardJavaFileManager files = compiler.getStandardFileManager(faults, null, null);
        List<String> options = List.of(
                "-proc:none",
                "-implicit:none",
                "--release",
                "17",
                "-sourcepath",
                root.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        JavacTask task = (JavacTask) compiler.getTask(
                null, files, faults, options, null, files.getJavaFileObjectsFromPaths(java(root.resolve(PLUGIN))));
        List<CompilationUnitTree> units = new ArrayList<>();
        task.parse().forEach(units::add);
        task.analyze();
        faults.getDiagnostics().stream()
                .filter(fault -> fault.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .ifPresent(fault -> {
                    throw new IllegalStateException(fault.toString());
                });
        return new PluginSources(files, task, units);
    }

    UsedApi used() {
        UsedApi used = new UsedApi(task.getElements(), task.getTypes());
        UsageScanner scanner = new UsageScanner(Trees.instance(task), used);
        scanner.scan(units, null);
        used.complete();
        return used;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    static List<Path> java(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }
}
