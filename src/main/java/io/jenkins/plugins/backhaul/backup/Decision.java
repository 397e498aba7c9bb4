package io.jenkins.plugins.backhaul.backup;

/**
 * What becomes of a backup.
 *
 * @param backup the backup
 * @param kept whether it stays
 * @param reason why, for a person
 */
public record Decision(Backup backup, boolean kept, String reason) {}
