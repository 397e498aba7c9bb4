package io.jenkins.plugins.backhaul.deploy.compose;

import java.util.List;

/**
 * Which services a deployment starts anew.
 *
 * @param names their names; empty for all of the project
 * @param restartMounted whether one that mounts changed files, and was not created anew, is restarted
 */
public record DeployedServices(List<String> names, boolean restartMounted) {
    /** Keeps a copy of the list. */
    public DeployedServices {
        names = List.copyOf(names);
    }

    /** The same without those that are not defined. */
    DeployedServices among(List<String> defined) {
        return new DeployedServices(names.stream().filter(defined::contains).toList(), restartMounted);
    }

    boolean include(String service) {
        return names.isEmpty() || names.contains(service);
    }
}
