package io.jenkins.plugins.backhaul.storage.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The store's time, learnt from the {@code Date} of its answers. The SDK corrects its own requests when this machine's
 * clock is wrong; what is signed ahead has to be correct at once.
 */
final class StoreClock extends Clock implements ExecutionInterceptor {
    private static final Duration NOT_WORTH_CORRECTING = Duration.ofMinutes(1);

    private final Clock local;
    private volatile Duration ahead = Duration.ZERO;

    StoreClock(Clock local) {
        this.local = local;
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader("Date").ifPresent(this::learn);
    }

    @Override
    public Instant instant() {
        return local.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return local.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    private void learn(String date) {
        try {
            Duration difference =
                    Duration.between(local.instant(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
            ahead = difference.abs().compareTo(NOT_WORTH_CORRECTING) < 0 ? Duration.ZERO : difference;
        } catch (DateTimeParseException e) {
            // An answer without a readable date teaches nothing; the request itself went well.
            return;
        }
    }
}
