package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Which store a job means by what it names. */
@SharedJenkins
class StoreLookupTest {
    @Test
    void shouldFindStoreByNameAndByPlace(JenkinsRule jenkins) throws Exception {
        BackhaulConfiguration known = BackhaulConfiguration.get();
        known.setStores(List.of(store("all", null), store("team", "team"), store("deep", "team/deep")));
        known.setDefaultStore("team");

        assertThat(known.store("all").getName()).isEqualTo("all");
        assertThat(known.store(null).getName()).isEqualTo("team");
        assertThat(known.store(" ").getName()).isEqualTo("team");
        assertThat(known.store("s3://countable/team/deep/wizards").getName()).isEqualTo("deep");
        assertThat(known.store("s3://countable/team/deeper").getName()).isEqualTo("team");
        assertThat(known.store("s3://countable/teams").getName()).isEqualTo("all");
        assertThatThrownBy(() -> known.store("other"))
                .isInstanceOf(AbortException.class)
                .hasMessage("There is no store 'other', only all, team, deep.");
        assertThatThrownBy(() -> known.store("s3://countable2/team"))
                .hasMessage(
                        "s3://countable2/team lies in none of the stores all, team, deep. Name one of them, or ask an"
                                + " administrator to add it.");
    }

    @Test
    void shouldMeanTheOnlyStoreWhenNoneIsNamed(JenkinsRule jenkins) throws Exception {
        BackhaulConfiguration known = BackhaulConfiguration.get();

        assertThatThrownBy(() -> known.store(""))
                .hasMessage("No store is set up. An administrator adds one under Manage Jenkins, System, Backhaul.");
        known.setStores(List.of(store("one", "a")));
        assertThat(known.store("").getName()).isEqualTo("one");
        known.setStores(List.of(store("one", "a"), store("two", "b")));
        assertThatThrownBy(() -> known.store(""))
                .hasMessage("No store is named, and none of one, two is the default. Name one.");
    }

    private static Store store(String name, String prefix) {
        Store store = new Store(name, "countable");
        store.setPrefix(prefix);
        return store;
    }
}
