package io.jenkins.plugins.backhaul.demo;

/**
 * A PostgreSQL database that this account may use without a password, or with the one in {@code PGPASSWORD} or
 * {@code ~/.pgpass}.
 *
 * @param host a host name, or the folder of the server's socket
 */
public record DatabaseAddress(String host, int port, String user, String database) {}
