package io.jenkins.plugins.backhaul.deploy;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one deployment, as it is recorded.
 *
 * @param environment where to
 * @param branch the branch that the commit was taken from
 * @param from the commit that was there before, if there was one
 * @param to the commit that was to be deployed
 * @param by who wanted it
 * @param begun when it had the lock
 * @param ended when it was over
 * @param outcome how it ended
 * @param backup the backup that was made before, if one was
 * @param story one sentence for a person
 */
public record Deployment(
        String environment,
        String branch,
        Optional<Commit> from,
        Commit to,
        By by,
        Instant begun,
        Instant ended,
        Outcome outcome,
        Optional<String> backup,
        String story) {}
