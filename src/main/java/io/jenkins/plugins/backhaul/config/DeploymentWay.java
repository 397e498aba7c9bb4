package io.jenkins.plugins.backhaul.config;

import java.util.List;

/** How a commit gets to an environment. */
public sealed interface DeploymentWay {
    /**
     * It is checked out in the environment's folder, whose Compose project is then taken up.
     *
     * @param services the services that are built and started anew; empty for all
     * @param restartMounted whether a service that mounts changed files of the folder, and was not created anew, is restarted
     */
    record Compose(List<String> services, boolean restartMounted) implements DeploymentWay {
        /** Keeps a copy of the list. */
        public Compose {
            services = List.copyOf(services);
        }
    }

    /**
     * It is pushed to a Git remote that deploys it.
     *
     * @param remote the name or the address of the remote, without a password
     * @param branch the branch there
     */
    record Push(String remote, String branch) implements DeploymentWay {}

    /** It is pushed to the Git repository that Heroku keeps of an app. */
    record Heroku(HerokuSettings app) implements DeploymentWay {}
}
