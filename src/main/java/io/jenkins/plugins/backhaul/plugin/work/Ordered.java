package io.jenkins.plugins.backhaul.plugin.work;

/**
 * What an agent was sent to make of an environment.
 *
 * @param environment which one; empty for other work
 * @param source the branch that is deployed, or the environment that it is made from
 * @param commit the commit by its hash or another name; empty for what is checked out on the agent
 */
public record Ordered(String environment, String source, String commit) {}
