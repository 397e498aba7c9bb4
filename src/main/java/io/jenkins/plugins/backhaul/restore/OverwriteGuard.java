package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.restore.RestoreTarget.Neighbour;

/**
 * Keeps a restore away from production, and from a database that serves another environment than the one named: two
 * environments whose settings lead to one database are told apart by the server's identity, not by name. Whoever means it
 * names the environment a second time.
 */
final class OverwriteGuard {
    private final String confirmed;
    private final Progress progress;

    /** @param confirmed the environment that the person named a second time; empty when none */
    OverwriteGuard(String confirmed, Progress progress) {
        this.confirmed = confirmed;
        this.progress = progress;
    }

    void check(RestoreTarget target) throws RefusedException, DatabaseException {
        if (target.production() && !confirmed.equals(target.environment())) {
            throw new RefusedException("This would replace " + target.database().describe() + ", which is "
                    + target.environment() + ". If you mean it, add --confirm " + target.environment());
        }
        if (target.neighbours().isEmpty() || !target.database().exists()) {
            return;
        }
        String identity = target.database().inspect().identity();
        for (Neighbour neighbour : target.neighbours()) {
            if (!confirmed.equals(neighbour.environment()) && identity.equals(identityOf(neighbour))) {
                throw new RefusedException("This would replace "
                        + target.database().describe()
                        + ", which is also the database of " + neighbour.environment()
                        + ". Correct backhaul.yml, or if you mean it, add --confirm " + neighbour.environment());
            }
        }
    }

    private String identityOf(Neighbour neighbour) {
        Database database = neighbour.database();
        try {
            return database.exists() ? database.inspect().identity() : "";
        } catch (DatabaseException e) {
            progress.note("Could not ask " + neighbour.environment() + " whether it uses the same database: "
                    + e.getMessage());
            return "";
        }
    }
}
