package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.util.ListBoxModel;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

@SharedJenkins
class StepFormTest {
    @Test
    void shouldKeepBackupStepThroughItsForm(JenkinsRule jenkins) throws Exception {
        BackupStep step = backup();

        BackupStep same = new StepConfigTester(jenkins).configRoundTrip(step);

        jenkins.assertEqualDataBoundBeans(step, same);
    }

    @Test
    void shouldKeepRestoreStepThroughItsForm(JenkinsRule jenkins) throws Exception {
        RestoreStep step = restore();

        RestoreStep same = new StepConfigTester(jenkins).configRoundTrip(step);

        jenkins.assertEqualDataBoundBeans(step, same);
    }

    @Test
    void shouldKeepProveStepThroughItsForm(JenkinsRule jenkins) throws Exception {
        ProveStep step = proof();

        ProveStep same = new StepConfigTester(jenkins).configRoundTrip(step);

        jenkins.assertEqualDataBoundBeans(step, same);
        jenkins.assertEqualDataBoundBeans(
                new ProveStep(), new StepConfigTester(jenkins).configRoundTrip(new ProveStep()));
    }

    @Test
    void shouldKeepEmptyStepsThroughTheirForms(JenkinsRule jenkins) throws Exception {
        BackupStep backup = new StepConfigTester(jenkins).configRoundTrip(new BackupStep());
        RestoreStep restore = new StepConfigTester(jenkins).configRoundTrip(new RestoreStep());

        jenkins.assertEqualDataBoundBeans(new BackupStep(), backup);
        jenkins.assertEqualDataBoundBeans(new RestoreStep(), restore);
    }

    @Test
    void shouldWriteSnippets(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        BackupStep backup = new BackupStep();
        RestoreStep restore = new RestoreStep();

        snippets.assertRoundTrip(backup, "backupDatabase()");
        backup.setProject("wizards");
        backup.setLevel("fast");
        snippets.assertRoundTrip(backup, "backupDatabase level: 'fast', project: 'wizards'");
        restore.setProject("wizards");
        restore.setEnvironment("staging");
        snippets.assertRoundTrip(restore, "restoreFromS3 environment: 'staging', project: 'wizards'");
        snippets.assertRoundTrip(new ProveStep(), "proveBackup()");
        snippets.assertRoundTrip(new DeployStep(), "deployBranch()");
        DeployStep deploy = new DeployStep();
        deploy.setCommit("c0ffee");
        deploy.setWait(0);
        snippets.assertRoundTrip(deploy, "deployBranch commit: 'c0ffee', wait: 0");
        ResetStep reset = new ResetStep();
        snippets.assertRoundTrip(reset, "resetStaging()");
        reset.setConfirm("staging");
        reset.setMerge("feature/hats");
        snippets.assertRoundTrip(reset, "resetStaging confirm: 'staging', merge: 'feature/hats'");
        MediaStep media = new MediaStep("production", "staging");
        media.setDelete(true);
        snippets.assertRoundTrip(media, "syncMedia delete: true, from: 'production', to: 'staging'");
        snippets.assertRoundTrip(new ReadStep(), "readBackhaul()");
        snippets.assertRoundTrip(new MailStep("The tests failed"), "mailCommitters 'The tests failed'");
    }

    @Test
    void shouldOfferStepsInSnippetGenerator(JenkinsRule jenkins) throws Exception {
        HtmlPage page = PlainClient.of(jenkins).goTo("pipeline-syntax/");

        assertThat(page.getWebResponse().getContentAsString())
                .contains("backupDatabase: Back up database to S3", "restoreFromS3: Restore database from S3")
                .contains("proveBackup: Prove that a backup restores", "deployBranch: Deploy this branch")
                .contains("readBackhaul: Read backhaul.yml", "mailCommitters: Mail the committers what went wrong");
    }

    @Test
    void shouldKeepBuildStepsThroughTheirForms(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new BackupBuilder(backup()));
        job.getBuildersList().add(new RestoreBuilder(restore()));
        job.getBuildersList().add(new ProveBuilder(proof()));
        job.getBuildersList().add(new DeployBuilder(deployment()));

        FreeStyleProject same = jenkins.configRoundtrip(job);

        jenkins.assertEqualDataBoundBeans(
                backup(), same.getBuildersList().get(BackupBuilder.class).getStep());
        jenkins.assertEqualDataBoundBeans(
                restore(), same.getBuildersList().get(RestoreBuilder.class).getStep());
        jenkins.assertEqualDataBoundBeans(
                proof(), same.getBuildersList().get(ProveBuilder.class).getStep());
        jenkins.assertEqualDataBoundBeans(
                deployment(), same.getBuildersList().get(DeployBuilder.class).getStep());
    }

    @Test
    void shouldExplainEveryField(JenkinsRule jenkins) throws Exception {
        for (String field : List.of("project", "environment", "level", "database", "store", "folder")) {
            assertThat(help(jenkins, BackupStep.class, field)).contains("Example");
        }
        for (String field :
                List.of("project", "backup", "into", "confirm", "create", "dropOld", "scrub", "noScrub", "jobs")) {
            assertThat(help(jenkins, RestoreStep.class, field)).isNotBlank();
        }
    }

    @Test
    void shouldOfferLevels(JenkinsRule jenkins) throws Exception {
        ListBoxModel levels = jenkins.jenkins
                .getDescriptorByType(BackupStep.DescriptorImpl.class)
                .doFillLevelItems();

        assertThat(levels).extracting(each -> each.value).containsExactly("", "default", "fast", "best");
    }

    @Test
    void shouldSayWhatIsNoProjectsName(JenkinsRule jenkins) throws Exception {
        BackupStep.DescriptorImpl descriptor = jenkins.jenkins.getDescriptorByType(BackupStep.DescriptorImpl.class);

        assertThat(descriptor.doCheckProject(null, "../other").getMessage()).contains("A project&#039;s name must be");
        assertThat(descriptor.doCheckProject(null, "wizards").getMessage()).isNull();
    }

    private static String help(JenkinsRule jenkins, Class<?> step, String field) throws Exception {
        return PlainClient.of(jenkins)
                .goTo("descriptor/" + step.getName() + "/help/" + field, "text/html")
                .getWebResponse()
                .getContentAsString();
    }

    private static BackupStep backup() {
        BackupStep step = new BackupStep();
        step.setProject("wizards");
        step.setEnvironment("staging");
        step.setLevel("best");
        step.setDatabase("postgresql://db.example/wizards");
        step.setStore("local");
        step.setFolder("deploy");
        return step;
    }

    private static ProveStep proof() {
        ProveStep step = new ProveStep();
        step.setProject("wizards");
        step.setBackup("2026-11-20");
        step.setEnvironment("staging");
        step.setDatabase("postgresql://db.example/wizards");
        step.setScratch("postgresql://scratch.example");
        step.setAcceptRestorable(true);
        step.setFolder("deploy");
        return step;
    }

    private static DeployStep deployment() {
        DeployStep step = new DeployStep();
        step.setEnvironment("staging");
        step.setBranch("develop");
        step.setCommit("c0ffee");
        step.setWait(5);
        step.setBreakLock(true);
        step.setDiscard(true);
        step.setForce(true);
        step.setChangeOwner(true);
        step.setFolder("deploy");
        return step;
    }

    private static RestoreStep restore() {
        RestoreStep step = new RestoreStep();
        step.setProject("wizards");
        step.setBackup("2026-11-20");
        step.setInto("wizards_copy");
        step.setDatabase("default");
        step.setConfirm("wizards_copy");
        step.setCreate(true);
        step.setDropOld(true);
        step.setStopServices(true);
        step.setJobs(4);
        step.setStore("local");
        return step;
    }
}
