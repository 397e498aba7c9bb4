package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.compose.ThrowawayContainer;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.proof.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a project's backups are restored to be proven: under a name that no database has, so that nothing of the live one (a
 * replication slot, a prepared transaction) can stand in the way, and nothing of a restore is swept.
 */
public final class ProofSite {
    private static final String SUFFIX = "_proof";

    private final Site site;
    private final Connections connections;

    /** A place to prove on for each database of the project. */
    public ProofSite(Site site) {
        this.site = site;
        this.connections = site.connections();
    }

    /**
     * On a server that is there.
     *
     * @param environment whose databases; empty for all of the project's
     * @param server the address of another server than the databases' own
     * @throws IllegalArgumentException when a check runs a program, which could not reach the database there
     */
    public List<Scratch> onServers(String environment, Optional<String> server) throws IOException {
        List<Scratch> scratch = new ArrayList<>();
        for (DatabaseSettings each : site.databases(environment).values()) {
            Provable.requireRoom(each, server.isPresent() || !connections.isHosted(each));
            Provable.requireReachable(each, server.isPresent() || !connections.isInService(each));
            Database database = server.isPresent()
                    ? site.elsewhere(each, name(each), server.get())
                    : site.beside(each, name(each), environment);
            scratch.add(scratch(each, database));
        }
        return scratch;
    }

    /**
     * In containers of their own, made like those of the databases' Compose services.
     *
     * @param notes gets a sentence for each container that a killed proof had left, and for one that cannot be removed at the end
     * @return what was started; the caller closes it
     * @throws IllegalArgumentException when a database is not in a service, or a check runs a program
     */
    public ThrowawayServers inContainers(String environment, Consumer<String> notes)
            throws IOException, InterruptedException {
        for (DatabaseSettings each : site.databases(environment).values()) {
            Provable.requireReachable(each, false);
            if (!connections.isInService(each)) {
                throw new IllegalArgumentException("The database '" + each.label()
                        + "' is not in a Docker Compose service, so there is no container to make another one like");
            }
        }
        ThrowawayServers servers = new ThrowawayServers(site.programs(), site.compose(environment), notes);
        try {
            for (DatabaseSettings each : site.databases(environment).values()) {
                ThrowawayContainer container = servers.like(((DatabasePlace.InService) each.place()).service());
                servers.add(scratch(each, site.inside(container, each, name(each))));
            }
            return servers;
        } catch (IOException | InterruptedException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private String name(DatabaseSettings settings) throws IOException {
        return connections.to(settings).database() + SUFFIX;
    }

    private Scratch scratch(DatabaseSettings settings, Database database) {
        return new Scratch(settings.label(), database, Configured.checks(settings.checks(), site.folder()));
    }
}
