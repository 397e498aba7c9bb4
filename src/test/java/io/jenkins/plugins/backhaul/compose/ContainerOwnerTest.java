package io.jenkins.plugins.backhaul.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContainerOwnerTest {
    private final ContainerOwner self = ContainerOwner.thisProcess();

    @Test
    void shouldKnowItselfByItsLabel() {
        assertThat(ContainerOwner.parse(self.toString())).get().satisfies(owner -> {
            assertThat(owner.process()).isEqualTo(ProcessHandle.current().pid());
            assertThat(owner.isGone(Instant.now().plus(Duration.ofDays(30)))).isFalse();
        });
    }

    @Test
    void shouldNotTakeALaterProcessOfTheSameIdForTheOwner() {
        ContainerOwner earlier =
                new ContainerOwner(self.host(), self.process(), self.begun().minusSeconds(60));

        assertThat(earlier.isGone(Instant.now())).isTrue();
    }

    @Test
    void shouldFindThatAProcessHasEnded() throws Exception {
        Process process = new ProcessBuilder("sleep", "100").start();
        Instant begun = process.info().startInstant().orElseThrow();
        ContainerOwner owner = new ContainerOwner(self.host(), process.pid(), begun);
        assertThat(owner.isGone(Instant.now())).isFalse();

        process.destroyForcibly().waitFor();

        assertThat(owner.isGone(Instant.now())).isTrue();
    }

    @Test
    void shouldLeaveAnotherMachinesContainersForTwoDays() {
        Instant now = Instant.now();

        assertThat(new ContainerOwner("other", 1, now.minus(Duration.ofHours(47))).isGone(now))
                .isFalse();
        assertThat(new ContainerOwner("other", 1, now.minus(Duration.ofHours(49))).isGone(now))
                .isTrue();
    }

    @Test
    void shouldOwnNothingThatIsLabelledOtherwise() {
        assertThat(ContainerOwner.parse("")).isEmpty();
        assertThat(ContainerOwner.parse("host 1")).isEmpty();
        assertThat(ContainerOwner.parse("host one 2")).isEmpty();
    }
}
