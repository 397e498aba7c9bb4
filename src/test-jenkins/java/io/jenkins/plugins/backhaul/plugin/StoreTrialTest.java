package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.util.FormValidation;
import io.jenkins.plugins.backhaul.testkit.Fault;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The button Test of a store, against an S3 server. */
@SharedJenkins
class StoreTrialTest {
    private static final int ALWAYS = 1000;

    private S3Server s3;
    private FaultProxy way;
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        s3 = S3Server.running();
        way = FaultProxy.before(URI.create(s3.endpoint()));
        StoresForTests.add(StoresForTests.keysOf(s3));
    }

    @AfterEach
    void stop() throws Exception {
        way.close();
    }

    @Test
    void shouldWriteReadAndRemoveAnObject() {
        assertThat(plain(trial(store())))
                .isEqualTo("This store works: an object was written, read and removed in s3://backhaul-test/jenkins.");
        assertThat(way.count("^PUT /backhaul-test/jenkins/backhaul-test/[^?]+ "))
                .isEqualTo(1);
        assertThat(way.count("^GET /backhaul-test/jenkins/backhaul-test/")).isEqualTo(1);
        assertThat(way.count("^DELETE /backhaul-test/jenkins/backhaul-test/[^?]+ "))
                .isEqualTo(1);
    }

    @Test
    void shouldWriteNothingWhereMediaAreOnlyRead() {
        Store store = store();
        store.setOnlyRead(true);

        assertThat(plain(trial(store)))
                .isEqualTo("s3://backhaul-test/jenkins can be listed. Nothing was written there, as it is only read.");
        assertThat(way.count("^(PUT|POST|DELETE)")).isZero();

        way.disturb("^GET", ALWAYS, Fault.answer(403, "AccessDenied"));
        assertThat(fault(store)).endsWith("not allowed; these credentials need s3:ListBucket there.");
    }

    @Test
    void shouldFindNothingWrongWithCredentialsThatMayNotRemove() {
        way.disturb("^DELETE [^?]+ ", ALWAYS, Fault.answer(403, "AccessDenied"));

        FormValidation result = trial(store());

        assertThat(result.kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(plain(result))
                .matches("This store works: an object was written and read\\. It stays behind as"
                        + " s3://backhaul-test/jenkins/backhaul-test/\\S+\\.txt, because these credentials may not remove it;"
                        + " so they cannot destroy backups either\\.");
    }

    @Test
    void shouldSayThatTheSecretIsWrong() throws Exception {
        StoresForTests.add(StoresForTests.login(CredentialsScope.GLOBAL, "wrong", s3.accessKey(), "wrong-secret"));
        Store store = store();
        store.setCredentialsId("wrong");

        assertThat(fault(store))
                .endsWith("the store answered 403 SignatureDoesNotMatch: the secret key is wrong for this access key;"
                        + " check the credentials.");
    }

    @Test
    void shouldSayThatThereIsNoBucket() {
        Store store = new Store("backups", "no-such-bucket");
        store.setEndpoint(way.endpoint().toString());
        store.setPathStyle(true);
        store.setCredentialsId("s3-keys");

        assertThat(fault(store)).contains("there is no such bucket; create it or correct its name");
    }

    @Test
    void shouldSayThatWritingIsNotAllowed() {
        way.disturb("^PUT", ALWAYS, Fault.answer(403, "AccessDenied"));

        assertThat(fault(store()))
                .startsWith("Writing s3://backhaul-test/jenkins/backhaul-test/")
                .endsWith(
                        "the store answered 403 AccessDenied: not allowed; these credentials need s3:PutObject there.");
    }

    @Test
    void shouldSayThatReadingIsNotAllowedAndRemoveTheObject() {
        way.disturb("^GET /backhaul-test/jenkins/backhaul-test/", ALWAYS, Fault.answer(403, "AccessDenied"));

        assertThat(fault(store())).contains("these credentials need s3:GetObject there.");
        assertThat(way.count("^DELETE /backhaul-test/jenkins/backhaul-test/[^?]+ "))
                .isEqualTo(1);
    }

    @Test
    void shouldSayThatUploadsInPartsAreNotAllowed() {
        way.disturb("^POST", ALWAYS, Fault.answer(403, "AccessDenied"));

        assertThat(fault(store())).contains("not allowed; these credentials need s3:PutObject there.");
    }

    @Test
    void shouldSayThatNobodyAnswersWithinSeconds() throws Exception {
        way.close();

        assertThat(fault(store())).contains("the endpoint refused the connection; check the endpoint, its port");
    }

    @Test
    void shouldSayWhichSettingCannotBe() {
        Store store = store();
        store.setEndpoint("minio:9000");

        assertThat(fault(store))
                .isEqualTo("The store 'backups' cannot be opened: The endpoint must look like"
                        + " https://s3.example.org, without user, password or question mark");
    }

    @Test
    void shouldSayThatCredentialsLieElsewhere() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        StoresForTests.add(folder, StoresForTests.login(CredentialsScope.GLOBAL, "of-team", "key", "secret"));
        Store store = store();

        store.setCredentialsId("of-team");
        assertThat(fault(store))
                .isEqualTo("There are no credentials 'of-team' outside of folders."
                        + " If they lie in a folder, only a job in there can try them.");
    }

    private Store store() {
        return StoresForTests.backupsAt(way.endpoint().toString());
    }

    private static String fault(Store store) {
        FormValidation result = trial(store);
        assertThat(result.kind).isEqualTo(FormValidation.Kind.ERROR);
        return plain(result);
    }

    /** Without the escapes of the page that shows it. */
    private static String plain(FormValidation result) {
        return result.getMessage().replace("&#039;", "'");
    }

    private static FormValidation trial(Store store) {
        return new StoreTrial(store).run();
    }
}
