package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.triggers.TimerTrigger.TimerTriggerCause;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

@SharedJenkins
class ProductionGuardTest {
    private JenkinsRule jenkins;
    private Folder folder;
    private FreeStyleProject job;

    @BeforeEach
    void secure(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        folder = jenkins.createProject(Folder.class, "ops");
        job = folder.createProject(FreeStyleProject.class, "restore");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        for (String user : List.of("admin", "developer", "operator")) {
            User.getOrCreateByIdOrFullName(user);
        }
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Item.READ, Item.BUILD, Item.CONFIGURE)
                .everywhere()
                .to("developer", "operator")
                .grant(ProductionGuard.RESTORE_PRODUCTION)
                .onFolders(folder)
                .to("operator"));
    }

    @Test
    void shouldLetThoseWithThePermissionPass() throws Exception {
        assertThatCode(() -> check(startedBy("operator"))).doesNotThrowAnyException();
        assertThatCode(() -> check(startedBy("admin"))).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseUserWithoutThePermission() throws Exception {
        assertThatThrownBy(() -> check(startedBy("developer")))
                .isInstanceOf(AbortException.class)
                .hasMessage("The user developer may not restore onto production: that needs the permission"
                        + " Backhaul/RestoreProduction on the job ops/restore.");
    }

    @Test
    void shouldRefuseUserWithoutThePermissionThoughTheJobIsListed() throws Exception {
        BackhaulConfiguration.get().setProductionJobs("ops/restore");

        assertThatThrownBy(() -> check(startedBy("developer"))).hasMessageContaining("The user developer may not");
    }

    @Test
    void shouldRefuseUserWhoIsGoneOrUnknown() throws Exception {
        User gone = User.getOrCreateByIdOrFullName("gone");
        FreeStyleBuild build = started(new Cause.UserIdCause("gone"));
        gone.delete();

        assertThatThrownBy(() -> check(build)).hasMessageContaining("The user gone may not");
        assertThatThrownBy(() -> check(startedBy(null))).hasMessageContaining("The user anonymous may not");
    }

    @Test
    void shouldRefuseBuildThatOneOfTwoUsersMayNotStart() throws Exception {
        FreeStyleBuild build = jenkins.assertBuildStatusSuccess(job.scheduleBuild2(
                0, new CauseAction(new Cause.UserIdCause("operator"), new Cause.UserIdCause("developer"))));

        assertThatThrownBy(() -> check(build)).hasMessageContaining("The user developer may not");
    }

    @Test
    void shouldRefuseTimerUnlessTheJobIsListed() throws Exception {
        FreeStyleBuild build = started(new TimerTriggerCause());

        assertThatThrownBy(() -> check(build))
                .isInstanceOf(AbortException.class)
                .hasMessage(
                        "A build that no user started may not restore onto production. Start ops/restore by hand, or have"
                                + " an administrator list it under Manage Jenkins, System, Backhaul, Production jobs.");

        BackhaulConfiguration.get().setProductionJobs("ops/restore");
        assertThatCode(() -> check(build)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseJobOfSameNameElsewhere() throws Exception {
        BackhaulConfiguration.get().setProductionJobs("restore");

        assertThatThrownBy(() -> check(started(new TimerTriggerCause()))).hasMessageContaining("that no user started");
    }

    @Test
    void shouldAskForTheUserWhoStartedTheBuildsThatLedHere() throws Exception {
        FreeStyleProject upstream = jenkins.createFreeStyleProject("upstream");
        FreeStyleBuild byDeveloper =
                jenkins.assertBuildStatusSuccess(upstream.scheduleBuild2(0, new Cause.UserIdCause("developer")));
        FreeStyleBuild byOperator =
                jenkins.assertBuildStatusSuccess(upstream.scheduleBuild2(0, new Cause.UserIdCause("operator")));
        FreeStyleBuild byTimer = jenkins.assertBuildStatusSuccess(upstream.scheduleBuild2(0, new TimerTriggerCause()));

        assertThatThrownBy(() -> check(started(new Cause.UpstreamCause((Run<?, ?>) byDeveloper))))
                .hasMessageContaining("The user developer may not");
        assertThatCode(() -> check(started(new Cause.UpstreamCause((Run<?, ?>) byOperator))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(started(new Cause.UpstreamCause((Run<?, ?>) byTimer))))
                .hasMessageContaining("that no user started");
    }

    /** Or whoever may change some job could have a listed one started by a timer of his own, with parameters of his own. */
    @Test
    void shouldRefuseTimerOfAJobThatIsNotListedThoughTheLastOneIs() throws Exception {
        BackhaulConfiguration.get().setProductionJobs("ops/restore");
        FreeStyleBuild byTimer = jenkins.assertBuildStatusSuccess(
                jenkins.createFreeStyleProject("upstream").scheduleBuild2(0, new TimerTriggerCause()));
        FreeStyleBuild build = started(new Cause.UpstreamCause((Run<?, ?>) byTimer));

        assertThatThrownBy(() -> check(build))
                .hasMessageStartingWith(
                        "A build that no user started may not restore onto production. Start upstream by hand");

        BackhaulConfiguration.get().setProductionJobs("ops/restore\nupstream");
        assertThatCode(() -> check(build)).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseBuildWhoseOriginIsTooDeep() throws Exception {
        BackhaulConfiguration.get().setProductionJobs("ops/restore");
        FreeStyleProject upstream = jenkins.createFreeStyleProject("upstream");
        FreeStyleBuild build =
                jenkins.assertBuildStatusSuccess(upstream.scheduleBuild2(0, new Cause.UserIdCause("developer")));
        for (int i = 0; i < 12; i++) {
            build = jenkins.assertBuildStatusSuccess(jenkins.createFreeStyleProject("link" + i)
                    .scheduleBuild2(0, new Cause.UpstreamCause((Run<?, ?>) build)));
        }
        FreeStyleBuild last = started(new Cause.UpstreamCause((Run<?, ?>) build));

        assertThatThrownBy(() -> check(last))
                .hasMessage("It cannot be told who started this build, because too many builds led"
                        + " to it. Start the job itself by hand.");
    }

    private FreeStyleBuild startedBy(String user) throws Exception {
        return started(new Cause.UserIdCause(user));
    }

    private FreeStyleBuild started(Cause cause) throws Exception {
        return jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0, cause));
    }

    /** As the build itself does, which runs as Jenkins. */
    private static void check(FreeStyleBuild build) throws AbortException {
        try (ACLContext asJenkins = ACL.as2(ACL.SYSTEM2)) {
            assertThat(asJenkins).isNotNull();
            ProductionGuard.check(build, "restore onto production");
        }
    }
}
