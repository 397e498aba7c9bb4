package io.jenkins.plugins.backhaul.archive;

/**
 * Where a backup comes from; what is not known is an empty text.
 *
 * @param environment the environment of the project, such as {@code production}
 * @param commit the commit of the project's repository
 * @param build the address of the build that made it
 * @param tool name and version of what made it
 */
public record Origin(String environment, String commit, String build, String tool) {
    /** Takes what is missing as unknown. */
    public Origin {
        environment = environment == null ? "" : environment;
        commit = commit == null ? "" : commit;
        build = build == null ? "" : build;
        tool = tool == null ? "" : tool;
    }
}
