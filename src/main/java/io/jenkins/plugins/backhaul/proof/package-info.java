/** Proving a backup: it is restored beside the live database, compared, tried by the project's checks, and dropped again. */
package io.jenkins.plugins.backhaul.proof;
