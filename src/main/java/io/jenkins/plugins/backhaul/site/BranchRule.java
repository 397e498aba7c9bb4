package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The convention which branch is deployed where, in one place for all who ask. */
public final class BranchRule {
    /** Said of a pull request, which anybody may have opened. */
    public static final String PULL_REQUEST = "A pull request is never deployed; its branch is, once it is merged";

    /** Said of a tag, which may be called like a branch. */
    public static final String TAG = "A tag is never deployed; its branch is";

    private BranchRule() {}

    /** The first branch that is named at all, without what Git and Jenkins may put before it. */
    public static Optional<String> first(Stream<String> names) {
        return firstAsItIs(names).map(each -> each.replaceFirst("^(refs/heads/|origin/)", ""));
    }

    /** The same where the names are known to be whole: a branch may itself be called {@code origin/master}. */
    public static Optional<String> firstAsItIs(Stream<String> names) {
        return names.filter(each -> each != null && !each.isBlank()).findFirst();
    }

    /**
     * The branch that an environment is deployed from: its own only.
     *
     * @param here the branch that is built or checked out
     * @param strict whether the branch here must be known, and be the environment's own
     * @throws IllegalArgumentException when it cannot be told, or is another one
     */
    public static String source(EnvironmentSettings environment, Optional<String> here, boolean strict) {
        if (environment.branch().isEmpty()) {
            return here.orElseThrow(() -> new IllegalArgumentException("The environment " + environment.name()
                    + " names no branch, and none is checked out here; say it with --branch"));
        }
        String own = environment.branch().get();
        if (strict && here.isEmpty()) {
            throw new IllegalArgumentException("The environment " + environment.name() + " is deployed from " + own
                    + ", and nobody knows which branch this is: name it");
        }
        if (strict && !here.get().equals(own)) {
            throw new IllegalArgumentException(
                    "The environment " + environment.name() + " is deployed from " + own + ", not from " + here.get());
        }
        return own;
    }

    /** Says that a branch is not deployed, and which are. */
    public static String nowhere(String branch, Configuration configuration) {
        String known = configuration.environments().values().stream()
                .filter(each -> each.branch().isPresent())
                .map(each -> each.name() + " from " + each.branch().get())
                .collect(Collectors.joining(", "));
        return "The branch " + branch + " is not deployed; "
                + (known.isEmpty() ? "no environment in backhaul.yml names a branch" : "these are: " + known);
    }
}
