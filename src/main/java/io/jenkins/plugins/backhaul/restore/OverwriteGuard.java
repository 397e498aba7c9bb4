package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.restore.RestoreTarget.Neighbour;
import java.io.IOException;
import java.util.Optional;

/**
 * Keeps a restore away from production, however production's database was named, and from a database that serves another
 * environment than the one named: databases are told apart by the server's identity, not by name or address. Where that cannot
 * be asked nothing is assumed. Whoever means it names it a second time.
 */
public final class OverwriteGuard {
    private final String confirmed;

    /** @param confirmed what the person named a second time; empty when nothing */
    public OverwriteGuard(String confirmed) {
        this.confirmed = confirmed;
    }

    /**
     * Lets it be replaced, or not.
     *
     * @param manifest of the backup, which knows the identity of the database that it comes from
     * @throws RefusedException when it may not be
     */
    public void check(RestoreTarget target, Optional<Manifest> manifest) throws RefusedException, DatabaseException {
        String second = target.secondName();
        if (!second.isEmpty() && confirmed.equals(second)) {
            new OverwriteGuard(target.environment()).checkRest(target, manifest);
            return;
        }
        if (!second.isEmpty() && !confirmed.equals(target.environment())) {
            throw new RefusedException(
                    "This would replace all that is in " + target.database().describe() + ", the database of " + second
                            + ". If you mean it, add --confirm " + second);
        }
        checkRest(target, manifest);
    }

    private void checkRest(RestoreTarget target, Optional<Manifest> manifest)
            throws RefusedException, DatabaseException {
        if (target.production() && !confirmed.equals(target.environment())) {
            throw new RefusedException("This would replace " + target.database().describe() + ", which is "
                    + target.environment() + ". If you mean it, add --confirm " + target.environment());
        }
        if (target.neighbours().isEmpty() || !target.database().exists()) {
            return;
        }
        String identity = target.database().inspect().identity();
        for (Neighbour neighbour : target.neighbours()) {
            boolean matters = neighbour.production() || !target.environment().isEmpty();
            if (matters && !confirmed.equals(neighbour.environment())) {
                check(target, neighbour, identity, manifest);
            }
        }
    }

    private void check(RestoreTarget target, Neighbour neighbour, String identity, Optional<Manifest> manifest)
            throws RefusedException {
        boolean same = isOrigin(neighbour, identity, manifest);
        try {
            same |= identity.equals(identityOf(neighbour));
        } catch (IOException e) {
            if (!same && !confirmed.equals(target.name())) {
                throw new RefusedException("Could not ask " + neighbour.environment()
                        + " whether it uses the same database (" + e.getMessage()
                        + "). If you know that it does not, add"
                        + " --confirm " + target.name());
            }
        }
        if (same) {
            throw new RefusedException("This would replace " + target.database().describe()
                    + ", which is also the database of " + neighbour.environment()
                    + ". Correct backhaul.yml, or if you mean it, add --confirm " + neighbour.environment());
        }
    }

    private static boolean isOrigin(Neighbour neighbour, String identity, Optional<Manifest> manifest) {
        return manifest.filter(each -> each.origin().environment().equals(neighbour.environment()))
                .filter(each -> each.databases().stream()
                        .anyMatch(database -> database.facts().identity().equals(identity)))
                .isPresent();
    }

    private static String identityOf(Neighbour neighbour) throws IOException {
        Database database = neighbour.way().lead();
        return database.exists() ? database.inspect().identity() : "";
    }
}
