package io.jenkins.plugins.backhaul.config;

/** What is put right about the addresses of sites in a restored database. */
public sealed interface SiteSettings {
    /**
     * A site of Wagtail.
     *
     * @param from its host name in production; empty for the default site
     * @param host the host name that it gets
     * @param port the port that it gets
     */
    record Wagtail(String from, String host, int port) implements SiteSettings {}

    /**
     * Something else.
     *
     * @param sql one or more statements
     */
    record Own(String sql) implements SiteSettings {}
}
