package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import io.jenkins.plugins.backhaul.archive.JsonFile;
import io.jenkins.plugins.backhaul.config.DeploymentWay;
import io.jenkins.plugins.backhaul.deploy.DeploymentRefusedException;
import io.jenkins.plugins.backhaul.deploy.Owner;
import io.jenkins.plugins.backhaul.plugin.work.StepWords;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/**
 * Which branch each remote is deployed from, in {@code backhaul-remotes.json} of Jenkins' home. A folder remembers that itself; a
 * remote is pushed to from workspaces, which come and go, and each branch of a multibranch project has its own.
 */
final class RemoteOwners {
    static final String FILE = "backhaul-remotes.json";

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z0-9+]+://)?(?:[^/@]*@)?(?<host>[^/:]*)(?<path>[/:].*)", Pattern.CASE_INSENSITIVE);
    private static final Object ONE_AT_A_TIME = new Object();

    private RemoteOwners() {}

    /**
     * Lets the owner deploy there. The first who asks becomes the owner.
     *
     * @param place the same text for the same place
     * @param change whether it may become the owner instead of another one
     * @throws AbortException when the place is somebody else's
     * @throws IOException when it cannot be known whose it is
     */
    static void claim(String place, Owner owner, boolean change) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            JsonFile<Known> file =
                    new JsonFile<>(Jenkins.get().getRootDir().toPath().resolve(FILE), new Known(Map.of()), Known.class);
            Known known = file.read();
            Owner before = known.remotes.getOrDefault(place, owner);
            if (!change) {
                check(place, before, owner);
            }
            if (!known.remotes.containsKey(place) || !before.equals(owner)) {
                file.write(known.with(place, owner));
            }
        }
    }

    private static void check(String place, Owner before, Owner owner) throws AbortException {
        try {
            before.check(place, owner);
        } catch (DeploymentRefusedException e) {
            throw new AbortException(StepWords.of(e.getMessage()));
        }
    }

    /**
     * What a deployment goes to, as people call it; nothing for a folder, which knows its owner itself.
     *
     * @param project a remote that has but a name is another one in each project
     */
    static Optional<String> place(String project, DeploymentWay way) {
        return way instanceof DeploymentWay.Push push ? Optional.of(remote(project, push)) : Optional.empty();
    }

    /** The same text for the ways to write one address: with a user or without, as a URL or as SSH's short form. */
    private static String remote(String project, DeploymentWay.Push push) {
        String remote = push.remote().replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        Matcher address = ADDRESS.matcher(remote);
        if (!address.matches()) {
            return "the branch " + push.branch() + " of " + remote + " (" + project + ")";
        }
        String path = address.group("path").replaceFirst("^:(?:\\d+/)?", "/").replaceAll("/+", "/");
        return "the branch " + push.branch() + " of " + address.group("host").toLowerCase(Locale.ROOT) + path;
    }

    /** What is kept. */
    private record Known(Map<String, Owner> remotes) {
        Known {
            Objects.requireNonNull(remotes, "remotes");
        }

        Known with(String key, Owner owner) {
            Map<String, Owner> more = new TreeMap<>(remotes);
            more.put(key, owner);
            return new Known(more);
        }
    }
}
