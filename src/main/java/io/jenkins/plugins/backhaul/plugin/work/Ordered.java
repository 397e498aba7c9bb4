package io.jenkins.plugins.backhaul.plugin.work;

/**
 * The deployment that an agent was sent to make.
 *
 * @param environment where to; empty for other work
 * @param branch the branch
 * @param commit the commit by its hash or another name; empty for what is checked out on the agent
 */
public record Ordered(String environment, String branch, String commit) {}
