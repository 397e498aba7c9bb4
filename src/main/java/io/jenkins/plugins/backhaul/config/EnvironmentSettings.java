package io.jenkins.plugins.backhaul.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place where the project runs, such as staging or production.
 *
 * @param name what the project calls it
 * @param branch the branch that is deployed there; no two environments have the same
 * @param production whether real users' data is there: restoring onto it must be asked for by name
 * @param deployment how it is deployed
 * @param copy what becomes of another environment's data that is restored here
 * @param heroku the app at Heroku that it is, if it is one
 * @param media where its media are, if that is said
 * @param databases the project's databases as they are in this environment, by label: all of them
 */
public record EnvironmentSettings(
        String name,
        Optional<String> branch,
        boolean production,
        Deployment deployment,
        Copy copy,
        Optional<HerokuSettings> heroku,
        Optional<MediaAddress> media,
        Map<String, DatabaseSettings> databases) {

    /**
     * What becomes of another environment's data.
     *
     * @param allowsScrub whether personal data is removed from it; never in production
     * @param sites which addresses the sites get in it, in the order of the file
     * @param reset how the environment is made anew from another one, if it says so
     */
    public record Copy(boolean allowsScrub, List<SiteSettings> sites, Optional<ResetSettings> reset) {
        /** Keeps a copy of the list. */
        public Copy {
            sites = List.copyOf(sites);
        }
    }

    /**
     * How an environment is deployed.
     *
     * @param node the Jenkins agent that runs there
     * @param folder the absolute path of the folder it runs from
     * @param url where it answers
     * @param backupFirst whether a backup is made before; where nothing is said, yes exactly for production
     * @param way how a commit gets there
     * @param health what must be well afterwards
     */
    public record Deployment(
            Optional<String> node,
            Optional<String> folder,
            Optional<URI> url,
            boolean backupFirst,
            DeploymentWay way,
            HealthSettings health) {}
}
