/** PostgreSQL through its own programs: pg_dump, psql, pg_restore; on this machine or inside a container. */
package io.jenkins.plugins.backhaul.database.postgres;
