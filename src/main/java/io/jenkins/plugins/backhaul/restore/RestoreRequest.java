package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.backup.Backup;

/**
 * What to restore, and where.
 *
 * @param backup the backup
 * @param database what the project calls the database in the archive; empty when the archive holds only one
 * @param target the database that is replaced
 * @param confirmed what the person named a second time, see {@link OverwriteGuard}; empty when none
 * @param dropOld whether the replaced database is dropped instead of kept
 */
public record RestoreRequest(Backup backup, String database, RestoreTarget target, String confirmed, boolean dropOld) {}
