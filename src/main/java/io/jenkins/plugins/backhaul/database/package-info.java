/** A project's database as the use cases see it: dump, fingerprint, replacement. Its kinds live in the rooms below. */
package io.jenkins.plugins.backhaul.database;
