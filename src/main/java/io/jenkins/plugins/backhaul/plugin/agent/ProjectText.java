package io.jenkins.plugins.backhaul.plugin.agent;

import java.io.Serializable;

/**
 * A project's {@code backhaul.yml} as it stood in the workspace.
 *
 * @param name how the file is spelled; empty when there is none
 * @param text all of it
 */
public record ProjectText(String name, String text) implements Serializable {}
