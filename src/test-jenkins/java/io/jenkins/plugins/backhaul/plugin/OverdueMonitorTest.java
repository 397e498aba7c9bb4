package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Place;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

@SharedJenkins
class OverdueMonitorTest {
    private static final String STORE = "s3://countable";
    private static final Expected DAILY = new Expected(Optional.of(Duration.ofHours(24)), Optional.empty());

    private JenkinsRule jenkins;

    @BeforeEach
    void secure(JenkinsRule rule) {
        jenkins = rule;
        BackhaulConfiguration.get().setStores(List.of(new Store("backups", "countable")));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader"));
    }

    @Test
    void shouldNameWhatIsOverdueToAdministratorsUntilItIsDismissed() throws Exception {
        OverdueMonitor monitor =
                jenkins.jenkins.getExtensionList(OverdueMonitor.class).get(0);
        assertThat(monitor.isActivated()).isFalse();

        Overview.get().change(known -> overdue(known, 12));

        assertThat(monitor.isActivated()).isTrue();
        String warning = warning("admin");
        assertThat(warning)
                .contains("project-01: there is no backup, one is expected every 24 h", "project-10", "and 2 more")
                .doesNotContain("project-11");
        try (WebClient admin = PlainClient.of(jenkins, "admin");
                WebClient reader = PlainClient.of(jenkins, "reader")) {
            assertThat(admin.goTo("manage/").getAnchors())
                    .anyMatch(each -> each.getHrefAttribute().equals("/jenkins/backhaul/"));
            reader.assertFails(monitor.getUrl(), 403);
        }
        assertThat(warning("reader")).isEmpty();

        FormVisitor visitor = new FormVisitor(jenkins);
        assertThat(visitor.postForStatus("reader", monitor.getUrl() + "/disable"))
                .isEqualTo(403);
        assertThat(visitor.get("admin", monitor.getUrl() + "/disable")).isEqualTo(405);
        assertThat(monitor.isEnabled()).isTrue();
        visitor.post("admin", monitor.getUrl() + "/disable");
        assertThat(monitor.isEnabled()).isFalse();
    }

    @Test
    void shouldForgetAProjectWithItsStoreAndWithTheJobThatToldOfIt() throws Exception {
        OverdueMonitor monitor =
                jenkins.jenkins.getExtensionList(OverdueMonitor.class).get(0);
        Overview.get().change(known -> overdue(known, 1));
        Item job = jenkins.createFreeStyleProject("nightly");
        assertThat(monitor.isActivated()).isTrue();

        BackhaulConfiguration.get().setStores(List.of(new Store("other", "other")));
        assertThat(monitor.isActivated()).isFalse();
        BackhaulConfiguration.get().setStores(List.of(new Store("backups", "countable")));
        assertThat(monitor.isActivated()).isTrue();
        job.delete();

        assertThat(monitor.isActivated()).isFalse();
    }

    private static Snapshot overdue(Snapshot known, int projects) {
        Snapshot all = known.surveyed(STORE, Instant.now(), List.of());
        for (int i = 1; i <= projects; i++) {
            all = all.expecting(new Place(STORE, String.format("project-%02d", i)), "nightly", DAILY, Instant.now());
        }
        return all;
    }

    private String warning(String user) throws Exception {
        try (WebClient client = PlainClient.of(jenkins, user).withThrowExceptionOnFailingStatusCode(false)) {
            HtmlPage page = client.goTo("manage/");
            return page.querySelectorAll(".jenkins-alert").stream()
                    .map(each -> ((DomElement) each).getTextContent().replaceAll("\\s+", " "))
                    .filter(each -> each.contains("need attention"))
                    .findFirst()
                    .orElse("");
        }
    }
}
