package io.jenkins.plugins.backhaul.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What must not be overdue.
 *
 * @param backupEvery how old the newest backup may be at most
 * @param proofEvery how long ago a backup may have been proven at most
 */
public record ExpectSettings(Optional<Duration> backupEvery, Optional<Duration> proofEvery) {}
