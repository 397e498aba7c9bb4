package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import io.jenkins.plugins.backhaul.backup.ProbeStore;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import java.util.List;
import java.util.Optional;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Which credentials a build finds, and what they are to a store and to a database. */
@SharedJenkins
class CredentialsTest {
    private static final String KEY = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    private JenkinsRule jenkins;
    private S3Server s3;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        s3 = S3Server.running();
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty(KEY);
        System.clearProperty(SECRET);
    }

    @Test
    void shouldFindCredentialsOfFolderFromJobInThereOnly() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        StoresForTests.add(team, StoresForTests.keysOf(s3));
        FreeStyleBuild inside = buildIn(team);
        FreeStyleBuild elsewhere = buildIn(jenkins.createProject(Folder.class, "other"));

        assertThatCode(() -> use(inside)).doesNotThrowAnyException();
        assertThatThrownBy(() -> use(elsewhere))
                .isInstanceOf(AbortException.class)
                .hasMessage(
                        "There are no credentials 's3-keys' for the job other/job. Check their id, and that they lie in the"
                                + " job's folder or above.");
    }

    @Test
    void shouldRefuseJobThatMayNotUseTheStore() throws Exception {
        StoresForTests.add(StoresForTests.keysOf(s3));
        Folder team = jenkins.createProject(Folder.class, "team");
        FreeStyleBuild inside = buildIn(team);
        FreeStyleBuild elsewhere = buildIn(jenkins.createProject(Folder.class, "team2"));
        Store store = StoresForTests.backupsAt(s3.endpoint());
        store.setJobs(" team \n\nothers/job");

        assertThatCode(() -> use(store, inside)).doesNotThrowAnyException();
        assertThatThrownBy(() -> use(store, elsewhere))
                .isInstanceOf(AbortException.class)
                .hasMessage(
                        "The job team2/job may not use the store 'backups'. An administrator lists it, or its folder, under"
                                + " Manage Jenkins, System, Backhaul.");
    }

    @Test
    void shouldOpenStoreWithKeysThatAreForJenkinsItself() throws Exception {
        StoresForTests.add(StoresForTests.login(CredentialsScope.SYSTEM, "s3-keys", s3.accessKey(), s3.secretKey()));

        assertThatCode(() -> use(buildIn(jenkins.jenkins))).doesNotThrowAnyException();
    }

    @Test
    void shouldNotGiveJobsDatabaseLoginsThatAreForJenkinsItself() throws Exception {
        StoresForTests.add(StoresForTests.login(CredentialsScope.SYSTEM, "login", "postgres", "word"));

        assertThatThrownBy(() -> DatabaseCredentials.of("login", buildIn(jenkins.jenkins)))
                .isInstanceOf(AbortException.class)
                .hasMessage("There are no credentials 'login' for the job job. Check their id, and that they lie in the"
                        + " job's folder or above, and that their scope is Global.");
    }

    @Test
    void shouldRecordThatTheJobUsedThem() throws Exception {
        Credentials keys = StoresForTests.keysOf(s3);
        StoresForTests.add(keys);

        FreeStyleBuild build = buildIn(jenkins.jenkins);
        use(build);

        assertThat(CredentialsProvider.getOrCreateFingerprintOf(keys).getJobs()).containsExactly("job");
    }

    @Test
    void shouldTakeAwsCredentials() throws Exception {
        StoresForTests.add(aws(s3.accessKey(), s3.secretKey()));

        assertThatCode(() -> use(buildIn(jenkins.jenkins))).doesNotThrowAnyException();
    }

    @Test
    void shouldUseWhatTheControllerFindsWhenAwsCredentialsAreEmpty() throws Exception {
        StoresForTests.add(aws("", ""));
        FreeStyleBuild build = buildIn(jenkins.jenkins);

        System.setProperty(KEY, s3.accessKey());
        System.setProperty(SECRET, s3.secretKey());

        assertThatCode(() -> use(build)).doesNotThrowAnyException();
    }

    @Test
    void shouldUseWhatTheControllerFindsWhenThereAreNone() throws Exception {
        FreeStyleBuild build = buildIn(jenkins.jenkins);
        System.setProperty(KEY, s3.accessKey());
        System.setProperty(SECRET, s3.secretKey());
        Store store = StoresForTests.backupsAt(s3.endpoint());
        store.setCredentialsId("");

        assertThatCode(() -> use(store, build)).doesNotThrowAnyException();
    }

    @Test
    void shouldSayWhenAStoreCannotUseThem() throws Exception {
        StoresForTests.add(
                new StringCredentialsImpl(CredentialsScope.GLOBAL, "s3-keys", "", Secret.fromString("text")));

        assertThatThrownBy(() -> use(buildIn(jenkins.jenkins)))
                .hasMessage("The store 'backups' cannot be opened: the credentials 's3-keys' hold no keys. Choose AWS"
                        + " credentials, or a username with password that are an access key and its secret");
    }

    @Test
    void shouldOpenPlacesWithinTheStoreOnly() throws Exception {
        StoresForTests.add(StoresForTests.keysOf(s3));
        FreeStyleBuild build = buildIn(jenkins.jenkins);
        Store store = StoresForTests.backupsAt(s3.endpoint());

        assertThat(locationOf(store, build, "backups")).isEqualTo("s3://backhaul-test/jenkins");
        assertThat(locationOf(store, build, "")).isEqualTo("s3://backhaul-test/jenkins");
        assertThat(locationOf(store, build, "s3://backhaul-test/jenkins/")).isEqualTo("s3://backhaul-test/jenkins");
        assertThat(locationOf(store, build, "s3://backhaul-test/jenkins/team"))
                .isEqualTo("s3://backhaul-test/jenkins/team");
        for (String outside : List.of("s3://backhaul-test", "s3://backhaul-test/jenkins2", "s3://other/jenkins")) {
            assertThatThrownBy(() -> store.open(build, outside))
                    .hasMessage(
                            outside + " does not lie within the store 'backups', which is s3://backhaul-test/jenkins."
                                    + " Name another store, or ask an administrator to add one.");
        }
        assertThatThrownBy(() -> store.open(build, "s3://backhaul-test/jenkins/../other"))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("empty, '.' or '..' segment");
    }

    @Test
    void shouldReadLoginOfDatabase() throws Exception {
        StoresForTests.add(StoresForTests.login(CredentialsScope.GLOBAL, "login", "postgres", "word"));
        StoresForTests.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "text", "", Secret.fromString("other")));
        StoresForTests.add(aws("key", "secret"));
        FreeStyleBuild build = buildIn(jenkins.jenkins);

        DatabaseLogin login = DatabaseCredentials.of("login", build);
        DatabaseLogin text = DatabaseCredentials.of("text", build);

        assertThat(login.user()).contains("postgres");
        assertThat(login.password().getPlainText()).isEqualTo("word");
        assertThat(login).asString().doesNotContain("word");
        assertThat(text.user()).isEmpty();
        assertThat(text.password().getPlainText()).isEqualTo("other");
        assertThatThrownBy(() -> DatabaseCredentials.of("s3-keys", build))
                .hasMessage(
                        "The credentials 's3-keys' hold no password for a database. Choose a username with password,"
                                + " or secret text.");
    }

    private static StandardCredentials aws(String key, String secret) {
        return new AWSCredentialsImpl(CredentialsScope.GLOBAL, "s3-keys", key, secret, "for tests");
    }

    private FreeStyleBuild buildIn(ModifiableTopLevelItemGroup group) throws Exception {
        FreeStyleProject job = (FreeStyleProject) group.createProject(
                jenkins.jenkins.getDescriptorByType(FreeStyleProject.DescriptorImpl.class), "job", true);
        return jenkins.buildAndAssertSuccess(job);
    }

    private void use(FreeStyleBuild build) throws Exception {
        use(StoresForTests.backupsAt(s3.endpoint()), build);
    }

    private static void use(Store store, FreeStyleBuild build) throws Exception {
        try (TicketStore open = store.open(build, "")) {
            assertThat(new ProbeStore().run(open)).isEqualTo(Optional.empty());
        }
    }

    private static String locationOf(Store store, FreeStyleBuild build, String location) throws Exception {
        try (TicketStore open = store.open(build, location)) {
            return open.location();
        }
    }
}
