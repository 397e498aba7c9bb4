package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Ordered;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

@SharedJenkins
class BackhaulActionTest {
    @Test
    void shouldListEachWorkOnceWhateverItsFigures(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());

        BackhaulAction.add(build, TaskListener.NULL, "one", restored("staging", 1000));
        BackhaulAction.add(build, TaskListener.NULL, "other", restored("copy", 1000));
        BackhaulAction.add(build, TaskListener.NULL, "other", restored("copy", 9000));
        build.reload();

        assertThat(build.getAction(BackhaulAction.class).getResults())
                .extracting(WorkResult::getTitle)
                .containsExactly("Restored into staging", "Restored into copy");
    }

    private static RestoreResult restored(String database, long millis) {
        RestoreReport report = new RestoreReport(
                "wizards/20261120-031500.tar.lrz", database, 10, 2, 3, true, "", 1.0, List.of(), List.of());
        return RestoreResult.of(
                report,
                new Finished(
                        "wizards/20261120-031500.tar.lrz",
                        "s3://countable/backups",
                        Optional.empty(),
                        Optional.empty(),
                        new Ordered("", "", ""),
                        millis));
    }
}
