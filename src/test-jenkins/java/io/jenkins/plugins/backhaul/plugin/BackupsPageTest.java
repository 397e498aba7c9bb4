package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

@SharedJenkins
class BackupsPageTest {
    private static final int FORBIDDEN = 403;
    private static final int NOT_ALLOWED = 405;
    private static final String EMPTY = "There is no backup here that you may see.";

    private static Scene scene;

    private JenkinsRule jenkins;

    @BeforeAll
    static void open() throws Exception {
        scene = Scene.open();
        scene.database("paging", 10);
    }

    @AfterAll
    static void close() throws Exception {
        scene.postgres().dropDatabases("paging");
        scene.close();
    }

    @BeforeEach
    void furnish(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene.places().furnish();
        BackhaulConfiguration.get().getStores().get(0).setPrefix("pages-" + System.nanoTime());
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
    }

    @Test
    void shouldShowEachReaderTheProjectsOfTheJobsThatTheyMayRead() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        WorkflowJob wizards = pipeline(team.createProject(WorkflowJob.class, "wizards"), "wizards");
        WorkflowJob secrets = pipeline(jenkins.createProject(WorkflowJob.class, "secrets"), "secrets");
        WorkflowRun made = jenkins.buildAndAssertSuccess(wizards);
        jenkins.buildAndAssertSuccess(secrets);
        object("foreign/2026-11-19.sql.lrz");
        Scene.await("both projects", () -> proven("wizards") && proven("secrets"));
        grant(team, wizards);

        assertThat(text("admin", "backhaul/"))
                .contains("wizards", "secrets", "In order", "proven", "In order: 2 projects")
                .doesNotContain("foreign");
        Survey.get().execute(TaskListener.NULL);

        assertThat(text("admin", "backhaul/"))
                .contains("foreign", "In order: 2 projects. Of 1 more nothing is expected", "local, as of 0 min ago");
        assertThat(names("admin", "sort=-project")).containsExactly("wizards", "secrets", "foreign");
        assertThat(names("admin", "sort=project&search=R")).containsExactly("foreign", "secrets", "wizards");
        assertThat(names("admin", "search=WIZ&sort=<script>")).containsExactly("wizards");
        assertThat(text("admin", "backhaul/?search=%3Cscript%3Ealert(1)%3C%2Fscript%3E"))
                .contains("No project or store is called so.");
        assertThat(links("admin", "backhaul/"))
                .filteredOn(link -> link.equals("/jenkins/" + made.getUrl() + "backhaul/"))
                .hasSize(2);

        assertThat(text("reader", "backhaul/"))
                .contains("wizards", "In order: 1 project", "local, as of")
                .doesNotContain("secrets", "foreign", "Look at the stores now");
        assertThat(links("reader", "backhaul/")).contains("/jenkins/" + made.getUrl() + "backhaul/");
        assertThat(links("reader", "")).anyMatch(BackupsPageTest::isThePage);
        assertThat(text("stranger", "backhaul/"))
                .contains(EMPTY)
                .doesNotContain("wizards", "secrets", "foreign", "local", "need", "State");
        assertThat(links("stranger", "")).noneMatch(BackupsPageTest::isThePage);

        assertThat(text("reader", made.getParent().getUrl()))
                .contains("Last backup", "Last proof", "proven", "One backup of");
        assertThat(text("reader", made.getParent().getUrl() + "backhaul/"))
                .contains("Backed up", "Proven", "wizards/", "rows");
        assertThat(text("reader", made.getUrl())).containsPattern("Backed up s3://\\S+/wizards/\\S+: ");
        assertThat(text("reader", made.getUrl() + "backhaul/")).containsPattern("Fingerprint\\s*SHA-256 [0-9a-f]{64}");
        assertThat(history("reader", made))
                .containsPattern("tooltip=\"Backed up wizards/[^>]*href=\"/jenkins/" + made.getUrl() + "backhaul/\"");

        wizards.renameTo("witches");
        assertThat(text("stranger", "backhaul/")).contains(EMPTY);
        assertThat(text("admin", "backhaul/?search=wizards")).contains("proven");
        assertThat(links("admin", "backhaul/")).contains("/jenkins/job/team/job/witches/1/backhaul/");
        wizards.delete();
        WorkflowJob other = team.createProject(WorkflowJob.class, "witches");
        grant(team, other);
        assertThat(text("reader", "backhaul/")).contains(EMPTY).doesNotContain("wizards");
        assertThat(text("admin", "backhaul/")).contains("wizards");
    }

    @Test
    void shouldShowAStoreThatCannotBeLookedAtBesideTheOthers() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        grant(team, team);
        object("steady/20261119-031500.tar.lrz");
        object("steady/20261119-031500.json");
        List<Store> stores = new ArrayList<>(BackhaulConfiguration.get().getStores());
        Store gone = new Store("gone", "countable");
        gone.setEndpoint("http://127.0.0.1:1");
        gone.setCredentialsId("no-such-key");
        stores.add(0, gone);
        BackhaulConfiguration.get().setStores(stores);

        Survey.get().execute(TaskListener.NULL);

        assertThat(text("admin", "backhaul/"))
                .contains("steady", "gone, never looked at as a whole: the last try to look at it failed.")
                .contains("There are no credentials 'no-such-key' outside of folders.")
                .doesNotContain("Exception");
        assertThat(text("stranger", "backhaul/")).contains(EMPTY).doesNotContain("gone", "no-such-key", "steady");
    }

    @Test
    void shouldLookAtTheStoresForAdministratorsWhoPost() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        grant(team, team);
        object("steady/20261119-031500.tar.lrz");
        object("steady/20261119-031500.json");
        FormVisitor visitor = new FormVisitor(jenkins);

        assertThat(visitor.get("admin", "backhaul/refresh")).isEqualTo(NOT_ALLOWED);
        assertThat(visitor.postForStatus("reader", "backhaul/refresh")).isEqualTo(FORBIDDEN);
        assertThat(Overview.get().snapshot().stores()).isEmpty();
        try (WebClient client = jenkins.createWebClient()) {
            client.login("admin");
            HtmlPage page = client.goTo("backhaul/");
            HtmlForm form = page.getForms().stream()
                    .filter(each -> each.getActionAttribute().equals("refresh"))
                    .findFirst()
                    .orElseThrow();
            HtmlPage after = form.getElementsByTagName("button").get(0).click();
            assertThat(after.getUrl().getPath()).isEqualTo("/jenkins/backhaul/");
        }
        Scene.await("the survey", () -> text("admin", "backhaul/").contains("steady"));
    }

    @Test
    void shouldNotBeToldWhatToExpectByAJobThatMayNotUseTheStore() throws Exception {
        BackhaulConfiguration.get().getStores().get(0).setJobs("others");

        WorkflowRun refused = jenkins.buildAndAssertStatus(
                Result.FAILURE, pipeline(jenkins.createProject(WorkflowJob.class, "stranger"), "steady"));

        assertThat(JenkinsRule.getLog(refused)).contains("The job stranger may not use the store 'local'");
        assertThat(Overview.get().snapshot().jobs()).isEmpty();
    }

    private void grant(Folder folder, Item job) {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "stranger")
                .grant(Item.READ)
                .onItems(folder, job)
                .to("reader"));
    }

    private WorkflowJob pipeline(WorkflowJob job, String project) throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "node { writeFile file: 'backhaul.yml', text: '''project: " + project + "\ndatabases:\n  default:\n"
                        + "    url: " + scene.address("paging") + "\n    credentials: " + Scene.DATABASE_LOGIN
                        + "\nexpect: {backup-every: 24h, proof-every: 30d}\n'''; backupDatabase(); proveBackup() }",
                true));
        return job;
    }

    private static boolean proven(String project) {
        return Overview.get().snapshot().stores().stream()
                .flatMap(store -> store.projects().stream())
                .anyMatch(each -> each.project().equals(project) && each.lastGoodProof() != null);
    }

    private static void object(String key) throws Exception {
        Store store = BackhaulConfiguration.get().getStores().get(0);
        try (ObjectStore open = store.open(store.location())) {
            ObjectKey object = new ObjectKey(key);
            if (open.list(key).isEmpty()) {
                open.create(object, key.getBytes(StandardCharsets.UTF_8), "text/plain");
            }
        }
    }

    private String text(String user, String address) throws Exception {
        try (WebClient client = PlainClient.of(jenkins, user)) {
            HtmlPage page = client.goTo(address);
            return page.getBody().getTextContent().replaceAll("\\s+", " ");
        }
    }

    private List<String> names(String user, String query) throws Exception {
        try (WebClient client = PlainClient.of(jenkins, user)) {
            return client.goTo("backhaul/?" + query).querySelectorAll("tbody .backhaul-project").stream()
                    .map(each -> each.getTextContent().strip())
                    .toList();
        }
    }

    private static boolean isThePage(String link) {
        return link.matches("/jenkins/backhaul/?");
    }

    private List<String> links(String user, String address) throws Exception {
        try (WebClient client = PlainClient.of(jenkins, user)) {
            return client.goTo(address).getAnchors().stream()
                    .map(each -> each.getHrefAttribute())
                    .toList();
        }
    }

    private String history(String user, Run<?, ?> run) throws Exception {
        try (WebClient client = PlainClient.of(jenkins, user)) {
            return client.goTo(run.getParent().getUrl() + "buildHistory/ajax", null)
                    .getWebResponse()
                    .getContentAsString();
        }
    }
}
