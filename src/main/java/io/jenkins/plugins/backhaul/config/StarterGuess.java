package io.jenkins.plugins.backhaul.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a project's folder suggests, and why. */
final class StarterGuess {
    private static final List<String> PREFERRED_SERVICES = List.of("db", "database", "postgres", "postgresql");
    private static final List<String> STAGING_BRANCHES = List.of("develop", "development", "staging", "dev");

    private final List<String> reasons = new ArrayList<>();
    private String project;
    private Optional<ComposeService> database = Optional.empty();
    private String productionBranch;
    private Optional<String> stagingBranch = Optional.empty();

    private StarterGuess() {}

    static StarterGuess of(Path folder) {
        StarterGuess guess = new StarterGuess();
        Optional<ComposeFile> compose = guess.composeFile(folder);
        GitFolder git = GitFolder.of(folder);
        guess.guessProject(compose, git, folder);
        compose.ifPresent(guess::guessDatabase);
        guess.guessBranches(git);
        return guess;
    }

    String project() {
        return project;
    }

    /** The Compose service that the database runs in. */
    Optional<ComposeService> database() {
        return database;
    }

    String productionBranch() {
        return productionBranch;
    }

    Optional<String> stagingBranch() {
        return stagingBranch;
    }

    List<String> reasons() {
        return reasons;
    }

    private Optional<ComposeFile> composeFile(Path folder) {
        Optional<Path> file = ComposeFile.find(folder);
        if (file.isEmpty()) {
            reasons.add("There is no Compose file here, so say in backhaul.yml where the database is.");
            return Optional.empty();
        }
        try {
            return Optional.of(ComposeFile.read(file.get()));
        } catch (ConfigException e) {
            reasons.add("The Compose file told nothing: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void guessProject(Optional<ComposeFile> compose, GitFolder git, Path folder) {
        Optional<String> fromCompose = compose.flatMap(ComposeFile::projectName).flatMap(StarterGuess::projectName);
        Optional<String> fromGit = git.repositoryName().flatMap(StarterGuess::projectName);
        Optional<String> fromFolder =
                Optional.ofNullable(folder.getFileName()).map(Path::toString).flatMap(StarterGuess::projectName);
        project = fromCompose.or(() -> fromGit).or(() -> fromFolder).orElse("project");
        if (fromCompose.isPresent()) {
            reasons.add("The project is called " + project + " because Compose calls it so.");
        } else if (fromGit.isPresent()) {
            reasons.add("The project is called " + project + " because its repository at origin is.");
        } else if (fromFolder.isPresent()) {
            reasons.add("The project is called " + project + " because its folder is.");
        } else {
            reasons.add("Nothing here gave the project a name, so say it in backhaul.yml.");
        }
    }

    /** As Compose makes a project's name of a folder's: lower case, and only letters, digits, hyphens and underscores. */
    private static Optional<String> projectName(String text) {
        String name =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
        name = name.substring(0, Math.min(name.length(), 63)).replaceAll("[_-]+$", "");
        return Optional.of(name).filter(kept -> !kept.isEmpty());
    }

    private void guessDatabase(ComposeFile compose) {
        List<ComposeService> found = compose.services().stream()
                .filter(ComposeService::isPostgres)
                .filter(service -> service.name().matches(Keys.SERVICE_NAME))
                .sorted(Comparator.comparingInt(service -> rank(service.name())))
                .toList();
        database = found.stream().findFirst();
        database.ifPresentOrElse(
                service -> reasons.add("The database is in the service " + service.name() + " because "
                        + compose.fileName()
                        + (service.image().isEmpty()
                                ? " builds a PostgreSQL server there."
                                : " runs " + Words.shown(service.image()) + " there.")),
                () -> reasons.add("No PostgreSQL service was found in " + compose.fileName()
                        + ", so say in backhaul.yml where the database is."));
        found.stream()
                .skip(1)
                .forEach(other -> reasons.add("The service " + other.name()
                        + " is a PostgreSQL server too; if its data matters, add it under databases."));
        compose.services().stream()
                .filter(ComposeService::isOtherDatabase)
                .forEach(other -> reasons.add("The service " + Words.shown(other.name()) + " ("
                        + Words.shown(other.image()) + ") is not backed up: only PostgreSQL is supported so far."));
    }

    private static int rank(String service) {
        int rank = PREFERRED_SERVICES.indexOf(service);
        return rank < 0 ? PREFERRED_SERVICES.size() : rank;
    }

    private void guessBranches(GitFolder git) {
        Set<String> branches = git.branches();
        if (git.defaultBranch().filter(List.of("master", "main")::contains).isPresent()) {
            productionBranch = git.defaultBranch().get();
            reasons.add("Production is deployed from " + productionBranch + " because origin shows it first.");
        } else if (branches.contains("master") || branches.contains("main")) {
            productionBranch = branches.contains("master") ? "master" : "main";
            reasons.add("Production is deployed from " + productionBranch + " because there is such a branch.");
        } else {
            productionBranch = "master";
            reasons.add("Production is deployed from master by convention; there is no branch master or main yet.");
        }
        stagingBranch = STAGING_BRANCHES.stream().filter(branches::contains).findFirst();
        stagingBranch.ifPresent(
                branch -> reasons.add("Staging is deployed from " + branch + " because there is such a branch."));
    }
}
