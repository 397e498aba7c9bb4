package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.database.Claim;
import io.jenkins.plugins.backhaul.database.ClaimedException;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims on all databases of an environment, held on their own servers: from whichever machine and checkout another reset comes, it
 * meets them.
 */
final class ResetClaims implements AutoCloseable {
    private final String words;
    private final Map<Database, Claim> claims = new LinkedHashMap<>();

    private ResetClaims(String words) {
        this.words = words;
    }

    /**
     * Claims them.
     *
     * @throws RefusedException when somebody else resets one of them, with their words
     * @throws IOException when a server cannot be asked
     */
    static ResetClaims take(Surroundings surroundings, ResetOrder order) throws IOException, InterruptedException {
        ResetClaims taken = new ResetClaims("process " + ProcessHandle.current().pid() + " of "
                + surroundings.by().who());
        try {
            for (String label : surroundings.site().databases(order.to()).keySet()) {
                taken.claim(surroundings.site().databaseNamed(order.to(), label));
            }
            return taken;
        } catch (ClaimedException e) {
            taken.close();
            throw new RefusedException(e.getMessage());
        } catch (IOException | InterruptedException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    private void claim(Database database) throws IOException, InterruptedException {
        claims.put(database, database.claim(words));
    }

    /**
     * Claims anew what a server has forgotten, as when it was started again meanwhile.
     *
     * @throws ClaimedException when somebody else was quicker
     * @throws IOException when a server cannot be asked
     */
    void keep(Progress progress) throws IOException, InterruptedException {
        List<Database> lost = new ArrayList<>(claims.keySet());
        lost.removeIf(each -> claims.get(each).isHeld());
        for (Database each : lost) {
            progress.note("The session with the server of " + each.describe() + " was lost, and is made anew");
            claims.get(each).close();
            claim(each);
        }
    }

    @Override
    public void close() {
        claims.values().forEach(Claim::close);
    }
}
