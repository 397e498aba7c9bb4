package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.backhaul.storage.presigned.Ticket;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

class StoreClockTest {
    @Test
    void shouldSignAddressesInTheStoresTime() throws Exception {
        StoreClock clock = clockThatIsWrongBy(-150);
        try (LocalS3 server = LocalS3.start();
                S3Client client = S3Clients.build(
                        S3StoreForTests.settings(server, "", server.endpoint()), S3Connection.direct(), clock)) {
            TicketOffice tickets = new TicketOffice(
                    client,
                    S3Credentials.of(server.accessKey(), server.secretKey()).provider(),
                    clock);
            server.fill(LocalS3.BUCKET + "/", 1);
            assertThat(statusOf(tickets.toRead(LocalS3.BUCKET, "00000", Map.of())))
                    .isEqualTo(403);

            client.listBuckets();

            assertThat(statusOf(tickets.toRead(LocalS3.BUCKET, "00000", Map.of())))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-150, 40})
    void shouldLearnTheStoresTimeFromItsAnswers(long minutesWrong) throws Exception {
        StoreClock clock = clockThatIsWrongBy(minutesWrong);
        try (LocalS3 server = LocalS3.start();
                S3Client client = S3Clients.build(
                        S3StoreForTests.settings(server, "", server.endpoint()), S3Connection.direct(), clock)) {
            client.listBuckets();
        }
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    private static StoreClock clockThatIsWrongBy(long minutes) {
        return new StoreClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)));
    }

    private static int statusOf(Ticket ticket) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(ticket.address()).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
