package io.jenkins.plugins.backhaul.plugin.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.desk.OpenUpload;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.presigned.PartChecksum;
import io.jenkins.plugins.backhaul.storage.presigned.PartPlan;
import io.jenkins.plugins.backhaul.storage.presigned.UploadTerms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path build;

    @Test
    void shouldBeFoundAgainAsItWasWritten() throws Exception {
        Journal journal = Journal.of(build, "one");
        journal.put(Journal.Entry.NODE, "ä agent");
        journal.put(Journal.Entry.OUTCOME, "{\n  \"outcome\" : \"backed-up\"\n}");

        Journal again = Journal.of(build, "one");

        assertThat(again.get(Journal.Entry.NODE)).isEqualTo("ä agent");
        assertThat(again.get(Journal.Entry.OUTCOME)).isEqualTo("{\n  \"outcome\" : \"backed-up\"\n}");
        assertThat(again.find(Journal.Entry.FOLDER)).isEmpty();
    }

    @Test
    void shouldRememberWhatIsDeployedAndThatItWasTold() throws Exception {
        Journal journal = Journal.of(build, "one");
        assertThat(journal.isTold()).isFalse();
        journal.put(new Ordered("production", "master", "c0ffee"));
        journal.told();

        Journal again = Journal.of(build, "one");

        assertThat(again.ordered()).isEqualTo(new Ordered("production", "master", "c0ffee"));
        assertThat(again.isTold()).isTrue();
    }

    @Test
    void shouldKeepTheWorkOfOneBuildApart() throws Exception {
        Journal.of(build, "one").put(Journal.Entry.NODE, "first");

        assertThat(Journal.of(build, "two").find(Journal.Entry.NODE)).isEmpty();
    }

    @Test
    void shouldRememberAnUploadUntilItIsForgotten() throws Exception {
        UploadTerms terms = new UploadTerms("s3://b/x", new PartPlan(16 << 20, 10_000), PartChecksum.CRC32);
        OpenUpload upload = new OpenUpload(
                new ObjectKey("wizards/20261120-031500.tar.lrz"), "id", Optional.of(terms), Optional.empty());
        Journal.of(build, "one").remember(upload);

        Journal again = Journal.of(build, "one");
        assertThat(again.recall()).contains(upload);
        again.forget();

        assertThat(Journal.of(build, "one").recall()).isEmpty();
    }

    @Test
    void shouldLeaveNothingButItself() throws Exception {
        Journal.of(build, "one").put(Journal.Entry.NODE, "agent");

        try (Stream<Path> files = Files.list(build)) {
            assertThat(files).containsExactly(build.resolve("backhaul-one.properties"));
        }
    }
}
