package io.jenkins.plugins.backhaul.plugin;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** Who wants what a build does, for the record: the users who started it, or else what did. */
final class StartedBy {
    private static final int LONGEST = 300;

    private StartedBy() {}

    static By of(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        String build = root == null ? run.getFullDisplayName() : root + run.getUrl();
        return new By(shortened(who(run.getCauses())), shortened(build));
    }

    private static String who(List<Cause> causes) {
        String users = causes.stream()
                .filter(Cause.UserIdCause.class::isInstance)
                .map(cause -> ((Cause.UserIdCause) cause).getUserId())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            return users;
        }
        return causes.stream()
                .map(Cause::getShortDescription)
                .findFirst()
                .map(cause -> "Jenkins (" + cause + ")")
                .orElse("Jenkins");
    }

    private static String shortened(String text) {
        String plain = WorkLog.printable(text);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
