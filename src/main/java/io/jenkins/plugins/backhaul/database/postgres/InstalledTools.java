package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's programs on this machine. Debian, Red Hat and Homebrew install several versions side by side. */
final class InstalledTools implements PostgresTools {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private final Programs programs;
    private final List<Path> folders;

    /**
     * Looks into these folders.
     *
     * @param folders in the order of preference
     */
    InstalledTools(Programs programs, List<Path> folders) {
        this.programs = programs;
        this.folders = List.copyOf(folders);
    }

    /** Where packages put their versions, and then the search path. */
    static List<Path> usualFolders() {
        List<Path> folders = new ArrayList<>();
        addMatching(folders, "/usr/lib/postgresql", "*");
        addMatching(folders, "/usr", "pgsql-*");
        addMatching(folders, "/opt/homebrew/opt", "postgresql@*");
        addMatching(folders, "/usr/local/opt", "postgresql@*");
        folders.replaceAll(folder -> folder.resolve("bin"));
        for (String entry :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                folders.add(Path.of(entry));
            }
        }
        return folders;
    }

    @Override
    public Tool find(String program, int serverMajor) throws DatabaseException {
        Map<Integer, Path> versions = new TreeMap<>(Comparator.reverseOrder());
        for (Path folder : folders) {
            Path candidate = folder.resolve(program);
            if (Files.isExecutable(candidate)) {
                version(candidate).ifPresent(major -> versions.putIfAbsent(major, candidate));
            }
        }
        if (versions.isEmpty()) {
            throw new DatabaseException(program
                    + " is not installed on this machine: install PostgreSQL's client programs (Debian: apt-get install"
                    + " postgresql-client)");
        }
        int newest = versions.keySet().iterator().next();
        if (newest < serverMajor) {
            throw new DatabaseException("The server is PostgreSQL " + serverMajor + ", but the newest " + program
                    + " on this machine is of version " + newest + ": install postgresql-client-" + serverMajor);
        }
        Path chosen = versions.getOrDefault(serverMajor, versions.get(newest));
        return new Tool(List.of(chosen.toString()), UnaryOperator.identity());
    }

    private Optional<Integer> version(Path program) {
        try {
            Matcher version = VERSION.matcher(programs.output(Invocation.of(program.toString(), "--version")));
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (ProgramException e) {
            // Debian's wrapper in /usr/bin fails like this when it has no version to choose from.
            return Optional.empty();
        }
    }

    private static void addMatching(List<Path> folders, String parent, String glob) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(parent), glob)) {
            found.forEach(folders::add);
        } catch (IOException e) {
            // Not that kind of machine.
        }
    }
}
