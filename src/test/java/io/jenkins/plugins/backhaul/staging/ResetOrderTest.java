package io.jenkins.plugins.backhaul.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResetOrderTest {
    private static final ResetOrder.Options USUAL = new ResetOrder.Options(false, false, false, false);

    @Test
    void shouldBeToldInWordsThatDifferWhereOrdersDo() {
        assertThat(new ResetOrder("production", "staging", List.of(), USUAL, Set.of()).words())
                .isEqualTo("Reset staging from production");
        assertThat(new ResetOrder(
                                "production",
                                "staging",
                                List.of("b", "a", "b"),
                                new ResetOrder.Options(true, true, true, true),
                                EnumSet.of(Part.AFTER, Part.GIT))
                        .words())
                .isEqualTo(
                        "Reset staging from production, merging b, a by fast-forward, with a fresh backup, dropping the old"
                                + " database, deleting media, without git and after");
    }
}
