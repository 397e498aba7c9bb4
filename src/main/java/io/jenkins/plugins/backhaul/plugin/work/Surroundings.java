package io.jenkins.plugins.backhaul.plugin.work;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.plugin.agent.ProjectText;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a step runs.
 *
 * @param run the build
 * @param workspace its workspace
 * @param variables its environment
 * @param log its log
 * @param project what the project says of itself, read once: what is checked is what is done
 */
public record Surroundings(
        Run<?, ?> run, FilePath workspace, EnvVars variables, TaskListener log, ProjectText project) {
    /** PostgreSQL's own, those of Docker and Compose, and those of Git and of the SSH that it goes by. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile("PATH|PG.*|(DOCKER|COMPOSE|GIT|SSH)_.*");

    /** What a Pipeline may have set for programs: where they are, and how they connect. */
    Map<String, String> forPrograms() {
        Map<String, String> found = new HashMap<>(variables);
        found.keySet().removeIf(name -> !FOR_PROGRAMS.matcher(name).matches());
        return found;
    }
}
