package io.jenkins.plugins.backhaul.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackhaulPipelineTest {
    private static RecordedPipeline pipeline(String branch, String environment, boolean production) throws IOException {
        Map<String, Object> project = new HashMap<>();
        project.put("project", "wizards");
        project.put("branch", branch);
        project.put("test", "make test");
        project.put("reports", "reports/*.xml");
        project.put("environment", environment);
        project.put("node", environment.isEmpty() ? "" : environment + "-1");
        project.put("production", production);
        return new RecordedPipeline("backhaulPipeline")
                .answer("readBackhaul", none -> project)
                .answer("checkout", scm -> Map.of("GIT_COMMIT", "c0ffee"))
                .answer("sh", command -> 0)
                .answer("junit", pattern -> Map.of("failCount", 0, "totalCount", 7));
    }

    @Test
    void shouldDeployDevelopWhileItIsTested() throws Exception {
        assertThat(pipeline("develop", "staging", false).run().calls())
                .contains("disableConcurrentBuilds {abortPrevious=true}")
                .containsSubsequence(
                        "parallel [Test, Deploy]",
                        "stage Test",
                        "node",
                        "checkout scm",
                        "sh {script=make test, returnStatus=true}",
                        "junit {testResults=reports/*.xml, allowEmptyResults=true}",
                        "stage Deploy",
                        "node staging-1",
                        "checkout scm",
                        "deployBranch {commit=c0ffee}")
                .noneMatch(call -> call.startsWith("mailCommitters"));
    }

    @Test
    void shouldDeployMasterOnlyAfterItsTests() throws Exception {
        assertThat(pipeline("master", "production", true).run().calls())
                .contains("disableConcurrentBuilds {abortPrevious=false}")
                .containsSubsequence(
                        "sh {script=make test, returnStatus=true}", "node production-1", "deployBranch {commit=c0ffee}")
                .noneMatch(call -> call.startsWith("parallel"));
    }

    @Test
    void shouldDeployNothingAndMailWhenTestsOfMasterFail() throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true).answer("sh", command -> 2);

        assertThatThrownBy(() -> pipeline.run(Map.of("mail", "ops@wizards.example")))
                .hasMessage("The tests failed: make test ended with 2");

        assertThat(pipeline.calls())
                .contains("mailCommitters {error=The tests failed: make test ended with 2, to=ops@wizards.example}")
                .noneMatch(call -> call.startsWith("deployBranch"));
    }

    @Test
    void shouldTakeFailedReportsForFailedTests() throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true)
                .answer("junit", pattern -> Map.of("failCount", 3, "totalCount", 7));

        assertThatThrownBy(pipeline::run).hasMessage("3 tests failed");

        assertThat(pipeline.calls()).noneMatch(call -> call.startsWith("deployBranch"));
    }

    @Test
    void shouldOnlyTestOtherBranchesAndPullRequests() throws Exception {
        assertThat(pipeline("feature/hats", "", false).run().calls())
                .contains("sh {script=make test, returnStatus=true}", "echo Nothing is deployed from feature/hats")
                .noneMatch(call -> call.startsWith("deployBranch"));
    }

    @Test
    void shouldGoOnWithTestsAndMailWhenStagingFails() throws Exception {
        RecordedPipeline pipeline = pipeline("develop", "staging", false).answer("deployBranch", options -> {
            throw new IllegalStateException("Deploying c0ffee to staging failed");
        });

        assertThatThrownBy(pipeline::run).hasMessage("Deploying c0ffee to staging failed");

        assertThat(pipeline.calls())
                .contains("sh {script=make test, returnStatus=true}")
                .contains("mailCommitters {error=Deploying c0ffee to staging failed, to=null}");
    }

    @Test
    void shouldMailWhenThereIsNoBackhaulYml() throws Exception {
        RecordedPipeline pipeline = pipeline("master", "", false).answer("readBackhaul", none -> {
            throw new IllegalStateException("There is no backhaul.yml in the workspace");
        });

        assertThatThrownBy(pipeline::run).hasMessage("There is no backhaul.yml in the workspace");

        assertThat(pipeline.calls())
                .contains("mailCommitters {error=There is no backhaul.yml in the workspace, to=null}");
    }

    @Test
    void shouldTestAndDeployNoOtherCommitThanItRead() throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true).answer("checkout", commits());

        assertThatThrownBy(pipeline::run).hasMessage("The branch has moved on; the next build takes that");

        assertThat(pipeline.result()).isEqualTo("NOT_BUILT");
        assertThat(pipeline.calls()).noneMatch(call -> call.matches("(sh|deployBranch|mailCommitters) .*"));
    }

    @Test
    void shouldTestAPullRequestThatIsMergedAnewAtEachCheckout() throws Exception {
        RecordedPipeline pipeline =
                pipeline("PR-7", "", false).answer("checkout", commits()).run();

        assertThat(pipeline.calls()).contains("sh {script=make test, returnStatus=true}");
        assertThat(pipeline.result()).isNull();
    }

    /** Another commit at each checkout. */
    private static Function<Object, Object> commits() {
        AtomicInteger count = new AtomicInteger();
        return scm -> Map.of("GIT_COMMIT", "c0ffee" + count.incrementAndGet());
    }

    @Test
    void shouldRefuseProductionWithoutATest() throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true);

        assertThatThrownBy(() -> pipeline.run(Map.of("test", "")))
                .hasMessage("production is not deployed untested: say 'test' in backhaul.yml, or"
                        + " backhaulPipeline(test: 'true')");

        assertThat(pipeline.calls()).noneMatch(call -> call.startsWith("deployBranch"));
    }

    @Test
    void shouldDeployStagingWithoutATest() throws Exception {
        assertThat(pipeline("develop", "staging", false)
                        .run(Map.of("test", "", "reports", ""))
                        .calls())
                .contains("deployBranch {commit=c0ffee}")
                .noneMatch(call -> call.matches("(sh|junit) .*"));
    }

    @Test
    void shouldDeployNothingToProductionWhenNoTestIsReported() throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true).answer("junit", pattern -> noReports());

        assertThatThrownBy(pipeline::run)
                .hasMessage("No test is reported in reports/*.xml, so nothing is deployed to production");

        assertThat(pipeline.calls()).noneMatch(call -> call.startsWith("deployBranch"));
    }

    @Test
    void shouldTellThatTheTestsFailedBeforeTheyReportedAny() throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true)
                .answer("sh", command -> 2)
                .answer("junit", pattern -> noReports());

        assertThatThrownBy(pipeline::run).hasMessage("The tests failed: make test ended with 2");
    }

    @Test
    void shouldDoWithoutReportsWhereNoProductionIsDeployed() throws Exception {
        assertThat(pipeline("develop", "staging", false)
                        .answer("junit", pattern -> noReports())
                        .run()
                        .calls())
                .contains("deployBranch {commit=c0ffee}");
    }

    private static Map<String, Integer> noReports() {
        return Map.of("failCount", 0, "totalCount", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UserInterruption", "CancelledCause"})
    void shouldMailNobodyWhenItIsAborted(String cause) throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true).interruptAt("sh", true, cause);

        assertThatThrownBy(pipeline::run)
                .extracting(e -> e.getClass().getSimpleName())
                .isEqualTo("FlowInterruptedException");

        assertThat(pipeline.calls()).noneMatch(call -> call.matches("(mailCommitters|deployBranch) .*"));
    }

    @ParameterizedTest
    @CsvSource({"false, RemovedNodeCause", "true, RemovedNodeCause", "true, ExceededTimeout"})
    void shouldMailWhenTheAgentIsLost(boolean meant, String cause) throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true).interruptAt("sh", meant, cause);

        assertThatThrownBy(pipeline::run)
                .extracting(e -> e.getClass().getSimpleName())
                .isEqualTo("FlowInterruptedException");

        assertThat(pipeline.calls()).anyMatch(call -> call.startsWith("mailCommitters"));
    }

    @Test
    void shouldEndWithTheRealFailureWhenTheMailFails() throws Exception {
        RecordedPipeline pipeline = pipeline("master", "production", true)
                .answer("sh", command -> 2)
                .answer("mailCommitters", failure -> {
                    throw new IllegalStateException("The log cannot be read");
                });

        assertThatThrownBy(pipeline::run).hasMessage("The tests failed: make test ended with 2");

        assertThat(pipeline.calls()).contains("echo Nobody was mailed: The log cannot be read");
    }

    @Test
    void shouldHandOptionsOfTheDeploymentOnButNoOtherCommit() throws Exception {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("wait", 5);
        options.put("breakLock", true);
        options.put("commit", "decade");

        assertThat(pipeline("develop", "staging", false)
                        .run(Map.of("deploy", options))
                        .calls())
                .contains("deployBranch {wait=5, breakLock=true, commit=c0ffee}");
    }

    @Test
    void shouldLetOptionsOverrideTheFile() throws Exception {
        assertThat(pipeline("develop", "staging", false)
                        .run(Map.of("test", "tox", "node", "other", "testNode", "docker"))
                        .calls())
                .contains("sh {script=tox, returnStatus=true}", "node other", "node docker")
                .doesNotContain("node");
    }
}
