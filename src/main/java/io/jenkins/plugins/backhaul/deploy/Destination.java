package io.jenkins.plugins.backhaul.deploy;

/**
 * What is deployed, as {@code backhaul.yml} says.
 *
 * @param project the project's name
 * @param environment the environment's name
 * @param branch the branch that the commit is taken from
 * @param backupFirst whether nothing is deployed without a backup made before
 * @param health when it is well
 */
public record Destination(String project, String environment, String branch, boolean backupFirst, HealthTerms health) {}
