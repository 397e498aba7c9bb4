package io.jenkins.plugins.backhaul.plugin.agent;

import java.io.Serializable;

/**
 * The machine of an agent.
 *
 * @param java the program that the agent itself runs by
 * @param jar where the agent jar is; empty when it is not there yet
 * @param unix whether a process can be detached there as Unix does it
 */
public record Host(String java, String jar, boolean unix) implements Serializable {}
