package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.User;
import hudson.security.GlobalMatrixAuthorizationStrategy;
import java.util.List;
import org.jenkinsci.plugins.matrixauth.PermissionEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void shouldKeepSettingsAndGrants() throws Throwable {
        sessions.then(jenkins -> {
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            GlobalMatrixAuthorizationStrategy matrix = new GlobalMatrixAuthorizationStrategy();
            matrix.add(ProductionGuard.RESTORE_PRODUCTION, PermissionEntry.user("operator"));
            jenkins.jenkins.setAuthorizationStrategy(matrix);
            jenkins.createFreeStyleProject("restore");
            Store store = new Store("backups", "countable");
            store.setPrefix("team");
            BackhaulConfiguration.get().setStores(List.of(store));
            BackhaulConfiguration.get().setDefaultStore("backups");
            BackhaulConfiguration.get().setProductionJobs(" restore ");
        });
        sessions.then(jenkins -> {
            assertThat(BackhaulConfiguration.get().getStores())
                    .singleElement()
                    .hasToString("Store[backups, s3://countable/team]");
            assertThat(BackhaulConfiguration.get().getDefaultStore()).isEqualTo("backups");
            assertThat(BackhaulConfiguration.get().isProductionJob("restore")).isTrue();
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("restore", FreeStyleProject.class);
            assertThat(job.hasPermission2(
                            User.getOrCreateByIdOrFullName("operator").impersonate2(),
                            ProductionGuard.RESTORE_PRODUCTION))
                    .isTrue();
            assertThat(job.hasPermission2(
                            User.getOrCreateByIdOrFullName("guest").impersonate2(), ProductionGuard.RESTORE_PRODUCTION))
                    .isFalse();
        });
    }
}
