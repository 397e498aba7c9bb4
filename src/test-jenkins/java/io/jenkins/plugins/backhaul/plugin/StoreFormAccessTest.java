package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Item;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What the methods behind the form tell, and to whom. */
@SharedJenkins
class StoreFormAccessTest {
    private static final String STORE = "descriptorByName/" + Store.class.getName() + "/";
    private static final String SETTINGS = "descriptorByName/" + BackhaulConfiguration.class.getName() + "/";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private FormVisitor visitor;

    @BeforeEach
    void secure(JenkinsRule jenkins) throws Exception {
        visitor = new FormVisitor(jenkins);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("developer"));
        StoresForTests.add(StoresForTests.login(CredentialsScope.GLOBAL, "s3-keys", "key", "secret"));
        StoresForTests.add(StoresForTests.login(CredentialsScope.SYSTEM, "for-jenkins", "key", "secret"));
        BackhaulConfiguration.get().setStores(List.of(new Store("backups", "countable")));
    }

    @Test
    void shouldOfferKeysOfEitherScopeToAdministrators() throws Exception {
        assertThat(visitor.post("admin", STORE + "fillCredentialsIdItems?credentialsId=old"))
                .contains("\"s3-keys\"", "\"for-jenkins\"", "\"old\"");
    }

    @Test
    void shouldTellNobodyElseOfCredentials() throws Exception {
        assertThat(visitor.post("developer", STORE + "fillCredentialsIdItems?credentialsId=old"))
                .contains("\"old\"")
                .doesNotContain("s3-keys", "for-jenkins");
    }

    @Test
    void shouldCheckFieldsForAdministratorsOnly() throws Exception {
        List<String> checks = List.of(
                STORE + "checkName?value=",
                STORE + "checkBucket?value=Not_A_Bucket",
                STORE + "checkPrefix?value=a/../b",
                STORE + "checkRegion?value=Frankfurt",
                STORE + "checkEndpoint?value=minio",
                STORE + "checkKmsKeyId?value=%3F",
                SETTINGS + "checkDefaultStore?value=other",
                SETTINGS + "checkProductionJobs?value=no/such/job");

        for (String check : checks) {
            assertThat(visitor.post("admin", check)).as(check).containsPattern("class=.?(error|warning)");
            assertThat(visitor.post("developer", check)).as(check).isEqualTo("<div/>");
        }
    }

    @Test
    void shouldTestForAdministratorsOnly() throws Exception {
        String trial = STORE + "test?name=x&bucket=Not_A_Bucket";

        assertThat(visitor.post("admin", trial)).contains("Not_A_Bucket&#039; cannot be the name of a bucket");
        assertThat(visitor.postForStatus("developer", trial)).isEqualTo(FORBIDDEN);
    }

    @Test
    void shouldRefuseGet() throws Exception {
        for (String method : List.of(
                STORE + "fillCredentialsIdItems?credentialsId=",
                STORE + "checkName?value=",
                STORE + "checkBucket?value=b",
                STORE + "checkPrefix?value=b",
                STORE + "checkRegion?value=b",
                STORE + "checkEndpoint?value=b",
                STORE + "checkKmsKeyId?value=b",
                STORE + "test?bucket=" + LocalS3.BUCKET,
                SETTINGS + "checkDefaultStore?value=b",
                SETTINGS + "checkProductionJobs?value=b")) {
            assertThat(visitor.get("admin", method)).as(method).isIn(NOT_FOUND, NOT_ALLOWED);
        }
    }
}
