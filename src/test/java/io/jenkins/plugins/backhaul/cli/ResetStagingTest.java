package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import org.junit.jupiter.api.Test;

/** Making staging anew as a person does. */
class ResetStagingTest extends ResetCase {
    @Test
    void shouldShowWhatWouldBeLostAndTouchNothing() throws Exception {
        Result plan = reset("--merge", "feature/robes", "--merge", "feature/wands");
        System.out.println(plan.out() + plan.err());
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertStagingIsAsBefore();
    }

    @Test
    void shouldResetStaging() throws Exception {
        Result done = reset("--merge", "feature/robes", "--merge", "feature/wands", "--confirm", "staging");
        System.out.println(done.out() + done.err());
        assertThat(done.exitCode()).as(done.err()).isZero();
    }
}
