package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.testkit.Fault;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The connection that Jenkins makes. */
class S3ConnectionTest {
    private static final ObjectKey KEY = new ObjectKey("wizards/small.json");

    @Test
    void shouldGoThroughProxyThatWantsAPassword() throws Exception {
        try (LocalS3 server = LocalS3.start();
                FaultProxy proxy = FaultProxy.before(server.endpoint())) {
            proxy.disturb("", 1, Fault.answer(407, "Proxy", "Proxy-Authenticate: Basic realm=\"proxy\""));
            S3Proxy known = new S3Proxy(proxy.endpoint(), Optional.of("jenkins"), "word", Set.of());

            useStore(server, S3Connection.apache(Optional.of(known), through(proxy)));

            assertThat(proxy.count("^PUT http://127.0.0.1:" + server.endpoint().getPort()))
                    .isEqualTo(1);
            assertThat(proxy.count("^GET http://[^?]*small.json")).isEqualTo(1);
            assertThat(known).asString().doesNotContain("word");
        }
    }

    @Test
    void shouldLeaveProxyOutForHostsThatAreDirect() throws Exception {
        try (LocalS3 server = LocalS3.start();
                FaultProxy proxy = FaultProxy.before(server.endpoint())) {
            S3Proxy known = new S3Proxy(proxy.endpoint(), Optional.empty(), "", Set.of("127\\.0\\.0\\..*"));

            useStore(server, S3Connection.apache(Optional.of(known), HttpClient.newBuilder()));

            assertThat(proxy.count("")).isZero();
        }
    }

    private static void useStore(LocalS3 server, S3Connection connection) throws Exception {
        S3Settings settings = S3StoreForTests.settings(server, "backups", server.endpoint());
        try (ObjectStore store = S3ObjectStore.open(settings, connection)) {
            store.create(KEY, new byte[] {1, 2, 3}, "application/json");
            assertThat(store.readWhole(KEY, 3)).containsExactly(1, 2, 3);
        }
    }

    private static HttpClient.Builder through(FaultProxy proxy) {
        return HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(
                        proxy.endpoint().getHost(), proxy.endpoint().getPort())));
    }
}
