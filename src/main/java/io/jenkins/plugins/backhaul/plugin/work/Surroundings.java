package io.jenkins.plugins.backhaul.plugin.work;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.plugin.agent.ProjectText;

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
        Run<?, ?> run, FilePath workspace, EnvVars variables, TaskListener log, ProjectText project) {}
