package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;

/**
 * How a backup is to be restored.
 *
 * @param into an environment, an address, or the name of a database
 * @param database which of the backup's databases; empty when it has only one
 * @param confirmed what the person named a second time; empty when nothing
 * @param scrub what becomes of personal data
 * @param dropOld whether the replaced database is dropped
 * @param stopServices whether the other services of the Compose project are stopped meanwhile
 */
record RestoreOrder(
        String into, String database, String confirmed, Choice scrub, boolean dropOld, boolean stopServices) {}
