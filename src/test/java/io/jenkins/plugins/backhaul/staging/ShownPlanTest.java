package io.jenkins.plugins.backhaul.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownPlanTest {
    private static final Plan PLAN = new Plan(
            new ResetOrder(
                    "production", "staging", List.of(), new ResetOrder.Options(false, false, false, false), Set.of()),
            List.of(
                    new Plan.Lost("branch feature/hats: 1 commit", ""),
                    new Plan.Lost("1 user account that production does not have", "tess.tester")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Plan.Seen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(1), Optional.empty()));

    @Test
    void shouldNamePeopleOnlyToWhoeverLooksAtThePlan() {
        assertThat(ShownPlan.of(PLAN).lines())
                .contains(
                        "  branch feature/hats: 1 commit",
                        "  1 user account that production does not have: tess.tester");
        assertThat(ShownPlan.withoutPeople(PLAN).lines())
                .contains("  branch feature/hats: 1 commit", "  1 user account that production does not have")
                .noneMatch(line -> line.contains("tess"));
    }
}
