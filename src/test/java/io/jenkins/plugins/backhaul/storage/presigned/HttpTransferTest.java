package io.jenkins.plugins.backhaul.storage.presigned;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.storage.s3.S3Credentials;
import io.jenkins.plugins.backhaul.storage.s3.S3Endpoint;
import io.jenkins.plugins.backhaul.storage.s3.S3Location;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bytes move where there are no keys: all that crosses over is what can be written to a wire. */
class HttpTransferTest {
    private static final ObjectKey KEY = new ObjectKey("wizards/x.tar.lrz");

    @Test
    void shouldMoveBytesWithNothingButTickets() throws IOException {
        byte[] content = new byte[12 << 20];
        new Random(3).nextBytes(content);
        try (LocalS3 server = LocalS3.start();
                S3ObjectStore controller = S3ObjectStore.open(settings(server))) {
            HttpTransfer agent = new HttpTransfer(TransferOptions.defaults());
            try (Upload upload = agent.upload(new OverTheWire(controller.control(KEY, 0)))) {
                upload.write(content, 0, content.length);
                upload.commit();
            }
            try (InputStream bytes = agent.download(controller.reading(KEY))) {
                assertThat(bytes.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void shouldHideTheSignatureOfATicket() throws IOException {
        try (LocalS3 server = LocalS3.start();
                S3ObjectStore controller = S3ObjectStore.open(settings(server))) {
            controller.create(KEY, new byte[1], "text/plain");
            Ticket ticket = controller.reading(KEY).ticket();
            assertThat(ticket.address().getQuery()).contains("X-Amz-Signature");
            assertThat(ticket.toString()).doesNotContain("X-Amz", "http", server.accessKey());
        }
    }

    private static S3Settings settings(LocalS3 server) {
        return S3Settings.of(new S3Location(LocalS3.BUCKET, ""))
                .withEndpoint(S3Endpoint.at(server.endpoint()))
                .withCredentials(S3Credentials.of(server.accessKey(), server.secretKey()))
                .withPartSize(5 << 20);
    }

    private record OverTheWire(UploadControl far) implements UploadControl {
        @Override
        public UploadTerms terms() {
            return sent(far.terms());
        }

        @Override
        public Ticket ticket(Part part) throws StorageException {
            return sent(far.ticket(sent(part)));
        }

        @Override
        public StoredObject complete(List<SentPart> parts) throws StorageException {
            return far.complete(sent(new ArrayList<>(parts)));
        }

        @Override
        public void abort() throws StorageException {
            far.abort();
        }

        @SuppressWarnings("unchecked") // what comes out is what went in
        private static <T> T sent(T value) {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(wire)) {
                out.writeObject(value);
                return (T) new ObjectInputStream(new ByteArrayInputStream(wire.toByteArray())).readObject();
            } catch (IOException | ClassNotFoundException e) {
                throw new AssertionError(value.getClass() + " cannot be sent", e);
            }
        }
    }
}
