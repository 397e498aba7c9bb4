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
import java.util.NavigableMap;
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
        addVersions(folders, "/usr/lib/postgresql", "*");
        addVersions(folders, "/usr", "pgsql-*");
        addVersions(folders, "/opt/homebrew/opt", "postgresql@*");
        addVersions(folders, "/usr/local/opt", "postgresql@*");
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
        NavigableMap<Integer, Path> versions = new TreeMap<>();
        for (Path folder : folders) {
            Path candidate = folder.resolve(program);
            Optional<Integer> version = Files.isExecutable(candidate) ? version(candidate) : Optional.empty();
            if (version.isPresent() && (serverMajor == ANY_VERSION || version.get() == serverMajor)) {
                return tool(candidate);
            }
            version.ifPresent(major -> versions.putIfAbsent(major, candidate));
        }
        if (versions.isEmpty()) {
            throw new DatabaseException(program
                    + " is not installed on this machine: install PostgreSQL's client programs (Debian: apt-get install"
                    + " postgresql-client)");
        }
        Map.Entry<Integer, Path> newer = versions.higherEntry(serverMajor);
        if (newer == null) {
            throw new DatabaseException("The server is PostgreSQL " + serverMajor + ", but the newest " + program
                    + " on this machine is of version " + versions.lastKey() + ": install postgresql-client-"
                    + serverMajor);
        }
        return tool(newer.getValue());
    }

    private static Tool tool(Path program) {
        return new Tool(List.of(program.toString()), UnaryOperator.identity());
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

    /** Adds the folders of all versions, the newest first. */
    private static void addVersions(List<Path> folders, String parent, String glob) {
        List<Path> versions = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(parent), glob)) {
            found.forEach(versions::add);
        } catch (IOException e) {
            // Not that kind of machine.
        }
        versions.sort(Comparator.comparingInt(InstalledTools::number).reversed());
        versions.forEach(version -> folders.add(version.resolve("bin")));
    }

    private static int number(Path folder) {
        String digits = folder.getFileName().toString().replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }
}
