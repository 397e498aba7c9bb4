package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import jenkins.util.NonLocalizable;
import org.springframework.security.core.AuthenticationException;

/**
 * Decides who may overwrite production. Builds usually run as Jenkins itself, which may do everything; so it asks who started
 * the build, through all builds that led to it.
 */
public final class ProductionGuard {
    /** Permissions of this plugin. */
    public static final PermissionGroup PERMISSIONS =
            new PermissionGroup("Backhaul", ProductionGuard.class, new NonLocalizable("Backhaul"));

    /** To restore onto an environment that is marked production, from a build of the job that it is granted on. */
    public static final Permission RESTORE_PRODUCTION = new Permission(
            PERMISSIONS,
            "RestoreProduction",
            new NonLocalizable(
                    "Start builds that overwrite a production database with a backup, restore personal data as it is, or change"
                            + " which branch is deployed to an environment."),
            Jenkins.ADMINISTER,
            PermissionScope.ITEM);

    private static final String ANONYMOUS = "anonymous";

    private ProductionGuard() {}

    /** Makes the permission known before anybody is asked for it; to be called when Jenkins starts. */
    static void register() {
        if (!PERMISSIONS.getPermissions().contains(RESTORE_PRODUCTION)) {
            throw new IllegalStateException("The permission to restore production is not known to Jenkins");
        }
    }

    /**
     * Lets the run go on, or ends it. Every user who had a part in starting it needs the permission on its job; if none had,
     * as with a timer or a push, the job, and every job that led to it, must be one that an administrator allowed.
     *
     * @param what would be done, to end a sentence: {@code "restore onto production"}
     * @throws AbortException when it may not
     */
    public static void check(Run<?, ?> run, String what) throws AbortException {
        String job = run.getParent().getFullName();
        Set<String> users = new TreeSet<>();
        Set<String> jobs = new TreeSet<>(Set.of(job));
        collect(run.getCauses(), users, jobs);
        for (String user : users) {
            if (!mayRestore(user, run.getParent())) {
                throw new AbortException("The user " + user + " may not " + what + ": that needs the permission "
                        + "Backhaul/RestoreProduction on the job " + job + ".");
            }
        }
        jobs.removeIf(BackhaulConfiguration.get()::isProductionJob);
        if (users.isEmpty() && !jobs.isEmpty()) {
            throw new AbortException(
                    "A build that no user started may not " + what + ". Start " + String.join(", ", jobs)
                            + " by hand, or have an administrator list it under Manage Jenkins, System, Backhaul, Production jobs.");
        }
    }

    private static void collect(List<Cause> causes, Set<String> users, Set<String> jobs) throws AbortException {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause byUser) {
                users.add(byUser.getUserId() == null ? ANONYMOUS : byUser.getUserId());
            } else if (cause instanceof Cause.UpstreamCause upstream) {
                jobs.add(upstream.getUpstreamProject());
                collect(upstream.getUpstreamCauses(), users, jobs);
            } else if (cause instanceof Cause.UpstreamCause.DeeplyNestedUpstreamCause) {
                throw new AbortException("It cannot be told who started this build, because too many builds led to it."
                        + " Start the job itself by hand.");
            }
        }
    }

    private static boolean mayRestore(String userId, Item job) {
        if (userId.equals(ANONYMOUS)) {
            return job.hasPermission2(Jenkins.ANONYMOUS2, RESTORE_PRODUCTION);
        }
        User user = User.getById(userId, false);
        try {
            return user != null && job.hasPermission2(user.impersonate2(), RESTORE_PRODUCTION);
        } catch (AuthenticationException e) {
            // Whom the security realm no longer knows.
            return false;
        }
    }
}
