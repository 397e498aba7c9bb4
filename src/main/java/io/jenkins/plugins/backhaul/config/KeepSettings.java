package io.jenkins.plugins.backhaul.config;

import java.util.Optional;

/**
 * Which backups are kept; where nothing is said at all, every one.
 *
 * @param last the newest ones, so many
 * @param daily the newest of each day, for so many days
 * @param weekly the same for weeks
 * @param monthly the same for months
 * @param yearly the same for years
 */
public record KeepSettings(
        Optional<Integer> last,
        Optional<Integer> daily,
        Optional<Integer> weekly,
        Optional<Integer> monthly,
        Optional<Integer> yearly) {}
