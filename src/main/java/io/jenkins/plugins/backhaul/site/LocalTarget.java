package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.restore.RefusedException;

/** Where a developer's own copy of a site is. */
public final class LocalTarget {
    /** What an environment for developers is called. */
    public static final String USUAL = "local";

    private final Site site;

    /** That of a project. */
    public LocalTarget(Site site) {
        this.site = site;
    }

    /**
     * The environment that data and media of another one are copied to.
     *
     * @param wanted its name; empty for {@value #USUAL}
     * @param from the other one
     * @throws RefusedException when it is production, or the same
     */
    public EnvironmentSettings find(String wanted, EnvironmentSettings from) throws RefusedException {
        String name = wanted.isEmpty() ? USUAL : wanted;
        if (!site.environments().containsKey(name) && wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "backhaul.yml does not say where your own copy is: write an environment"
                            + " 'local: { allows-scrub: true, media: { location: media } }' there, or name another environment by option");
        }
        EnvironmentSettings found = site.environment(name);
        requireNotProduction(found);
        if (found.equals(from)) {
            throw new RefusedException("This would copy from " + name + " to " + name + ". Name two environments");
        }
        return found;
    }

    /** Nothing goes from a developer to production. */
    public static void requireNotProduction(EnvironmentSettings target) throws RefusedException {
        if (target.production()) {
            throw new RefusedException(target.name()
                    + " is production; neither 'pull' nor 'push' ever changes it. Name another environment");
        }
    }
}
