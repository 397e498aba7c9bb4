package io.jenkins.plugins.backhaul.plugin.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepWordsTest {
    @Test
    void shouldNameAStepsOptionsInsteadOfTheCommandLines() {
        assertThat(StepWords.of("This would replace x, which is production. If you mean it, add --confirm production"))
                .endsWith("add confirm: 'production'");
        assertThat(StepWords.of("If it is to be a new database, add --create"))
                .isEqualTo("If it is to be a new database, add create: true");
        assertThat(StepWords.of("name a server that it can reach with --on"))
                .isEqualTo("name a server that it can reach as 'scratch'");
        assertThat(StepWords.of("wait for it (--wait), or end it")).isEqualTo("wait for it ('wait'), or end it");
        assertThat(StepWords.of("break the lock (--break-lock)")).isEqualTo("break the lock (breakLock: true)");
        assertThat(StepWords.of("or deploy with --discard, which")).isEqualTo("or deploy with discard: true, which");
        assertThat(StepWords.of("say so once (--change-owner)")).isEqualTo("say so once (changeOwner: true)");
        assertThat(StepWords.of("Choose another backup with 'backhaul list'")).isEqualTo("Choose another backup");
    }
}
