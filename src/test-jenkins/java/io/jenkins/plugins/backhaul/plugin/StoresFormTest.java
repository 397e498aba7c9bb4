package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The part of Manage Jenkins, System that is Backhaul's, used as a person does. */
@SharedJenkins
class StoresFormTest {
    @Test
    void shouldKeepEverySettingWhenSavedUnchanged(JenkinsRule jenkins) throws Exception {
        BackhaulConfiguration configuration = BackhaulConfiguration.get();
        configuration.setStores(List.of(full(), new Store("plain", "other-bucket")));
        Store production = new Store("production", "live-media");
        production.setOnlyRead(true);
        configuration.setMedia(List.of(new Store("site media", "site-media"), production));
        configuration.setDefaultStore("backups");
        configuration.setProductionJobs("ops/nightly\nops/reset");

        jenkins.configRoundtrip();

        assertThat(configuration.getStores())
                .usingRecursiveComparison()
                .isEqualTo(List.of(full(), new Store("plain", "other-bucket")));
        assertThat(configuration.getMedia())
                .usingRecursiveComparison()
                .isEqualTo(List.of(new Store("site media", "site-media"), production));
        assertThat(configuration.getDefaultStore()).isEqualTo("backups");
        assertThat(configuration.getProductionJobs()).isEqualTo("ops/nightly\nops/reset");
    }

    @Test
    void shouldAddStore(JenkinsRule jenkins) throws Exception {
        HtmlPage page = jenkins.createWebClient().goTo("manage/configure");
        HtmlForm form = page.getFormByName("config");
        int marks = form.getInputsByName("_.onlyRead").size();
        jenkins.getButtonByCaption(form, "Add store").click();
        assertThat(form.getInputsByName("_.onlyRead"))
                .as("only places for media are marked as only read")
                .hasSize(marks);
        form.getInputByName("_.bucket").setValue("countable");
        form.getInputByName("_.prefix").setValue("/backups/");
        last(form.getInputsByName("_.name")).setValue("backups");

        jenkins.submit(form);

        assertThat(BackhaulConfiguration.get().getStores())
                .singleElement()
                .hasToString("Store[backups, s3://countable/backups]");
    }

    @Test
    void shouldRemoveLastStore(JenkinsRule jenkins) throws Exception {
        BackhaulConfiguration.get().setStores(List.of(full()));
        HtmlForm form = jenkins.createWebClient().goTo("manage/configure").getFormByName("config");
        jenkins.getButtonByCaption(form, "Delete store").click();

        jenkins.submit(form);

        assertThat(BackhaulConfiguration.get().getStores()).isEmpty();
    }

    @Test
    void shouldRefuseTwoStoresOfOneNameAndChangeNothing(JenkinsRule jenkins) throws Exception {
        BackhaulConfiguration.get().setStores(List.of(full(), new Store("second", "other-bucket")));
        HtmlForm form = jenkins.createWebClient().goTo("manage/configure").getFormByName("config");
        form.getInputsByValue("second").get(0).setValue("backups");
        form.getInputsByValue("other-bucket").get(0).setValue("third-bucket");

        assertThatThrownBy(() -> jenkins.submit(form))
                .isInstanceOfSatisfying(FailingHttpStatusCodeException.class, e -> assertThat(
                                e.getResponse().getContentAsString())
                        .contains("Two stores are called 'backups'. Give each a name of its own.")
                        .doesNotContain("\tat "));

        assertThat(BackhaulConfiguration.get().getStores())
                .extracting(Store::getName)
                .containsExactly("backups", "second");
        assertThat(BackhaulConfiguration.get().getStores().get(1).getBucket()).isEqualTo("other-bucket");
    }

    private static HtmlInput last(List<HtmlInput> inputs) {
        return inputs.get(inputs.size() - 1);
    }

    private static Store full() {
        Store store = new Store("backups", "countable");
        store.setPrefix("team/backups");
        store.setRegion("eu-central-1");
        store.setEndpoint("https://s3.example.org");
        store.setPathStyle(true);
        store.setKmsKeyId("alias/backups");
        store.setCredentialsId("in-some-folder");
        return store;
    }
}
