package io.jenkins.plugins.backhaul.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookAtConfigurationTest {
    private static final String SCRUB = "scrub: { profile: wagtail }\n";

    @TempDir
    private Path folder;

    private List<String> problems(String environments, String rest, Part... skipped) throws Exception {
        String yaml = "project: wizards\nenvironments:\n" + environments.indent(2) + rest;
        try (ObjectStore store = DirectoryStore.open(folder.resolve("store"))) {
            Surroundings surroundings = SurroundingsForTests.of(folder, yaml, store, new LocalPrograms(), Map.of());
            Set<Part> parts = EnumSet.noneOf(Part.class);
            parts.addAll(List.of(skipped));
            ResetOrder order = new ResetOrder(
                    "production", "staging", List.of(), new ResetOrder.Options(false, false, false, false), parts);
            Findings findings = new Findings();
            new LookAtConfiguration(surroundings, order).look(findings, Progress.NONE);
            return findings.plan(order, List.of()).problems();
        }
    }

    @Test
    void shouldHaveNothingToSayWhereAllIsWell() throws Exception {
        assertThat(problems(
                        "production: { branch: master }\nstaging: { branch: staging, allows-scrub: true }\n", SCRUB))
                .isEmpty();
    }

    @Test
    void shouldNeedTwoBranches() throws Exception {
        String environments = "production: { branch: master }\nstaging: { allows-scrub: true }\n";

        assertThat(problems(environments, SCRUB))
                .containsExactly(
                        "The environment staging names no branch; write 'branch' there, or leave the branch as it is"
                                + " with --skip git");
        assertThat(problems(environments, SCRUB, Part.GIT)).isEmpty();
    }

    @Test
    void shouldNeedRulesAndTheWillToScrub() throws Exception {
        assertThat(problems("production: { branch: master }\nstaging: { branch: staging }\n", ""))
                .containsExactly(
                        "The environment staging does not say 'allows-scrub: true', so production's data must not get there;"
                                + " say so in backhaul.yml",
                        "backhaul.yml does not say how personal data is removed: write 'scrub', for example with 'profile:"
                                + " wagtail'");
    }

    @Test
    void shouldNeedSecrets() throws Exception {
        String environments =
                "production: { branch: master }\nstaging: { branch: staging, allows-scrub: true, reset: { call: ci-hook } }\n";

        assertThat(problems(environments, SCRUB))
                .containsExactly(
                        "The secret 'ci-hook' is not there: set the variable CI_HOOK, or leave caches, call and"
                                + " message out with --skip after");
        assertThat(problems(environments, SCRUB, Part.AFTER)).isEmpty();
    }
}
