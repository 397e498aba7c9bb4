package io.jenkins.plugins.backhaul.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A question that is asked of a restored copy. Either a value is expected, or a number in a range, or a time.
 *
 * @param name what the project calls it
 * @param sql a query that returns one value
 * @param value what it must return
 * @param min the least number that it may return
 * @param max the greatest number that it may return
 * @param youngerThan how long before the backup the time that it returns may be
 */
public record CheckSettings(
        String name,
        String sql,
        Optional<String> value,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<Duration> youngerThan) {}
