package io.jenkins.plugins.backhaul.deploy;

/**
 * Who deploys.
 *
 * @param who a person, or the job that works for one
 * @param why the reason, or the address of a build; may be empty
 */
public record By(String who, String why) {}
