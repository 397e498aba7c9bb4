package io.jenkins.plugins.backhaul.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightlyBackupsTest {
    @Test
    void shouldBackUpEveryProjectWhereItIs() throws Exception {
        RecordedPipeline pipeline = new RecordedPipeline("nightlyBackups")
                .answer("backupDatabase", options -> "made " + ((Map<?, ?>) options).get("project"));

        pipeline.run(List.of(
                Map.of("project", "wizards", "url", "https://git/wizards", "node", "prod-1"),
                Map.of("project", "witches", "environment", "staging", "store", "other")));

        assertThat(pipeline.calls())
                .contains("node prod-1", "backupDatabase {project=wizards}")
                .anyMatch(call -> call.startsWith("git ") && call.contains("branch=master"))
                .anyMatch(call -> call.startsWith("backupDatabase {") && call.contains("store=other"));
        assertThat(pipeline.calls().get(pipeline.calls().size() - 1))
                .matches("(?s)echo wizards +made wizards\nwitches \\(staging\\) +made witches");
    }

    @Test
    void shouldGoOnWithOthersAndNameThoseThatFailed() throws Exception {
        RecordedPipeline pipeline = new RecordedPipeline("nightlyBackups").answer("backupDatabase", options -> {
            if (((Map<?, ?>) options).containsValue("wizards")) {
                throw new IllegalStateException("The server is away");
            }
            return "made";
        });

        assertThatThrownBy(() -> pipeline.run(List.of(Map.of("project", "wizards"), Map.of("project", "witches"))))
                .hasMessage("No backup was made of wizards");

        assertThat(pipeline.calls())
                .anyMatch(call -> call.matches("(?s)echo wizards +FAILED: The server is away\nwitches +made"));
    }

    @Test
    void shouldWorkInAnEmptyFolderOfItsOwn() throws Exception {
        RecordedPipeline pipeline = new RecordedPipeline("nightlyBackups").answer("backupDatabase", options -> "made");

        pipeline.run(List.of(Map.of("project", "../witches", "environment", "staging")));

        assertThat(pipeline.calls()).containsSubsequence("node", "dir -witches-staging-", "deleteDir");
    }

    @Test
    void shouldTakeALostAgentForAFailureOfItsProject() throws Exception {
        RecordedPipeline pipeline =
                new RecordedPipeline("nightlyBackups").interruptAt("backupDatabase", false, "RemovedNodeCause");

        assertThatThrownBy(() -> pipeline.run(List.of(Map.of("project", "wizards"))))
                .hasMessage("No backup was made of wizards");
    }

    @Test
    void shouldTakeAnAbortForNoFailure() throws Exception {
        RecordedPipeline pipeline =
                new RecordedPipeline("nightlyBackups").interruptAt("backupDatabase", true, "UserInterruption");

        assertThatThrownBy(() -> pipeline.run(List.of(Map.of("project", "wizards"))))
                .extracting(e -> e.getClass().getSimpleName())
                .isEqualTo("FlowInterruptedException");

        assertThat(pipeline.calls()).anyMatch(call -> call.matches("echo wizards +was not made"));
    }

    @Test
    void shouldRefuseAListThatNamesOneTwice() throws Exception {
        RecordedPipeline pipeline = new RecordedPipeline("nightlyBackups");

        assertThatThrownBy(() -> pipeline.run(List.of(Map.of("project", "wizards"), Map.of("project", "wizards"))))
                .hasMessageStartingWith("Every backup of the list needs a project");
    }
}
