package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What the methods behind the forms of steps tell, and to whom. */
@SharedJenkins
class StepFormAccessTest {
    private static final String STEP = "descriptorByName/" + BackupStep.class.getName() + "/";
    private static final String IDS = STEP + "fillDatabaseCredentialsIdItems?databaseCredentialsId=old";
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private FormVisitor visitor;

    @BeforeEach
    void secure(JenkinsRule jenkins) throws Exception {
        visitor = new FormVisitor(jenkins);
        Folder team = jenkins.createProject(Folder.class, "team");
        Folder other = jenkins.createProject(Folder.class, "other");
        team.createProject(FreeStyleProject.class, "job");
        other.createProject(FreeStyleProject.class, "job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "developer")
                .grant(Item.CONFIGURE, Item.EXTENDED_READ)
                .onItems(team.getItem("job"))
                .to("developer"));
        StoresForTests.add(team, StoresForTests.login(CredentialsScope.GLOBAL, "team-login", "user", "secret"));
        StoresForTests.add(other, StoresForTests.login(CredentialsScope.GLOBAL, "other-login", "user", "secret"));
        BackhaulConfiguration.get().setStores(List.of(new Store("backups", "countable")));
    }

    @Test
    void shouldOfferTheCredentialsOfTheJobsFolderToWhoMayConfigureIt() throws Exception {
        assertThat(visitor.post("developer", "job/team/job/job/" + IDS))
                .contains("\"team-login\"", "\"old\"")
                .doesNotContain("other-login");
    }

    @Test
    void shouldTellNobodyElseOfCredentials() throws Exception {
        for (String place : List.of("job/other/job/job/", "")) {
            assertThat(visitor.post("developer", place + IDS))
                    .contains("\"old\"")
                    .doesNotContain("team-login", "other-login");
        }
        assertThat(visitor.post("reader", "job/team/job/job/" + IDS))
                .contains("\"old\"")
                .doesNotContain("team-login");
    }

    @Test
    void shouldNameStoresToWhoMayConfigureTheJobOnly() throws Exception {
        assertThat(visitor.post("developer", "job/team/job/job/" + STEP + "fillStoreItems"))
                .contains("backups");
        assertThat(visitor.post("developer", "job/other/job/job/" + STEP + "fillStoreItems"))
                .doesNotContain("backups");
        assertThat(visitor.post("reader", "job/team/job/job/" + STEP + "fillStoreItems"))
                .doesNotContain("backups");
    }

    @Test
    void shouldCheckFieldsForWhoMayConfigureTheJobOnly() throws Exception {
        for (String check : List.of(
                STEP + "checkProject?value=a/b", STEP + "checkDatabase?value=postgresql://me:pa%2Fss@host/db")) {
            assertThat(visitor.post("developer", "job/team/job/job/" + check))
                    .as(check)
                    .containsPattern("class=.?error");
            assertThat(visitor.post("reader", "job/team/job/job/" + check))
                    .as(check)
                    .isEqualTo("<div/>");
        }
        assertThat(visitor.post("developer", "job/team/job/job/" + STEP + "checkProject"))
                .isEqualTo("<div/>");
    }

    @Test
    void shouldRefuseGet() throws Exception {
        for (String method :
                List.of(IDS, STEP + "fillStoreItems", STEP + "checkProject?value=b", STEP + "checkDatabase?value=b")) {
            assertThat(visitor.get("admin", method)).as(method).isIn(NOT_FOUND, NOT_ALLOWED);
        }
    }
}
