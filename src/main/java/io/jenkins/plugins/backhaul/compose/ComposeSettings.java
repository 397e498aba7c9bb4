package io.jenkins.plugins.backhaul.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a Compose project is. What is left out Compose finds by its own rules, as for a person who types
 * {@code docker compose} in the folder.
 *
 * @param folder the folder it is run in, absolute
 * @param files Compose files, relative to the folder; none for the usual ones
 * @param name the project's name; empty for what Compose makes of the folder, of {@code .env} or of the file
 * @param environment variables added to those of this process, such as {@code DOCKER_HOST} and what the files refer to
 */
public record ComposeSettings(
        Path folder, List<String> files, Optional<ProjectName> name, Map<String, String> environment) {
    /** Keeps copies of its collections. */
    public ComposeSettings {
        folder = folder.toAbsolutePath().normalize();
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
    }

    /** The project in a folder, with nothing else said. */
    public static ComposeSettings in(Path folder) {
        return new ComposeSettings(folder, List.of(), Optional.empty(), Map.of());
    }

    /** The same with these Compose files only. */
    public ComposeSettings withFiles(List<String> only) {
        return new ComposeSettings(folder, only, name, environment);
    }

    /** The same under another name. */
    public ComposeSettings named(ProjectName other) {
        return new ComposeSettings(folder, files, Optional.of(other), environment);
    }

    /** The same with these variables, and no others, added. */
    public ComposeSettings withEnvironment(Map<String, String> added) {
        return new ComposeSettings(folder, files, name, added);
    }

    /** The project as a person names it. Holds nothing of the environment. */
    @Override
    public String toString() {
        return name.map(known -> "Compose project " + known + " in " + folder).orElse("Compose project in " + folder);
    }
}
