package io.jenkins.plugins.backhaul.plugin.work;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;

/**
 * Where a step runs.
 *
 * @param run the build
 * @param workspace its workspace
 * @param variables its environment
 * @param log its log
 */
public record Surroundings(Run<?, ?> run, FilePath workspace, EnvVars variables, TaskListener log) {}
