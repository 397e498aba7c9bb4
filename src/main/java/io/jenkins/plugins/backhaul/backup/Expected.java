package io.jenkins.plugins.backhaul.backup;

import java.time.Duration;
import java.util.Optional;

/**
 * What must not be overdue.
 *
 * @param backupEvery how old the newest backup may be at most; empty when nothing is expected
 * @param proofEvery how long ago a backup may have been proven at most; empty when nothing is expected
 */
public record Expected(Optional<Duration> backupEvery, Optional<Duration> proofEvery) {}
