package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import io.jenkins.plugins.backhaul.config.YamlNode.Scalar;
import io.jenkins.plugins.backhaul.config.YamlNode.Sequence;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Docker Compose file of any generation, read as far as a first guess needs (github.com/compose-spec/compose-spec, and the
 * first format, which had the services at its top). What is not understood is passed over.
 *
 * @param fileName as it is called in its folder
 * @param projectName what the file, or {@code .env} beside it, calls the project
 * @param services in the order of the file
 */
record ComposeFile(String fileName, Optional<String> projectName, List<ComposeService> services) {
    /** In the order in which Compose looks for them. */
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    /** The folder's file, if it has one. */
    static Optional<Path> find(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    /**
     * Reads a file, and from its folder {@code .env} and the files that services name under {@code env_file}.
     *
     * @throws ConfigException when it cannot be read or is not YAML
     */
    static ComposeFile read(Path file) throws ConfigException {
        String name = file.getFileName().toString();
        Mapping top = YamlReader.read(name, ConfigFile.textOf(file), new Problems());
        EnvFile variables = EnvFile.read(file.resolveSibling(".env"));
        Mapping written = top.mapping("services").orElse(top);
        List<ComposeService> services = new ArrayList<>();
        for (String service : written.entries().keySet()) {
            written.mapping(service)
                    .filter(mapping -> mapping.entries().containsKey("image")
                            || mapping.entries().containsKey("build"))
                    .ifPresent(mapping -> services.add(service(service, mapping, variables, file)));
        }
        Optional<String> projectName = Optional.of(variables.get("COMPOSE_PROJECT_NAME"))
                .filter(set -> !set.isEmpty())
                .or(() -> top.text("name").map(variables::fillIn));
        return new ComposeFile(name, projectName, List.copyOf(services));
    }

    /** Only files of the project's folder are looked at. */
    private static Map<String, String> variablesOf(String envFile, Path compose) {
        try {
            Path folder = compose.toAbsolutePath().normalize().getParent();
            Path file = folder.resolve(envFile).normalize();
            return file.startsWith(folder) ? EnvFile.read(file).values() : Map.of();
        } catch (InvalidPathException e) {
            return Map.of();
        }
    }

    private static ComposeService service(String name, Mapping service, EnvFile variables, Path file) {
        Map<String, String> environment = new LinkedHashMap<>();
        envFiles(service).map(variables::fillIn).forEach(envFile -> environment.putAll(variablesOf(envFile, file)));
        service.mapping("environment").ifPresent(mapping -> mapping.entries()
                .keySet()
                .forEach(variable -> environment.put(
                        variable,
                        mapping.text(variable).map(variables::fillIn).orElseGet(() -> variables.get(variable)))));
        service.find("environment", Sequence.class).stream()
                .flatMap(ComposeFile::texts)
                .map(line -> line.split("=", 2))
                .forEach(line -> environment.put(
                        line[0], line.length == 2 ? variables.fillIn(line[1]) : variables.get(line[0])));
        return new ComposeService(
                name, service.text("image").map(variables::fillInOrLeaveOut).orElse(""), environment);
    }

    /** One path, a list of paths, or a list of mappings with a path. */
    private static Stream<String> envFiles(Mapping service) {
        Stream<String> listed =
                service.find("env_file", Sequence.class).stream().flatMap(ComposeFile::texts);
        return Stream.concat(service.text("env_file").stream(), listed);
    }

    private static Stream<String> texts(Sequence list) {
        return list.items().stream().flatMap(item -> {
            if (item instanceof Scalar scalar) {
                return Stream.of(scalar.text());
            }
            return item instanceof Mapping mapping ? mapping.text("path").stream() : Stream.empty();
        });
    }
}
