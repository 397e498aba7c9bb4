package io.jenkins.plugins.backhaul.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.lrzip.LrzipOutputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileArchiveTest {
    @ParameterizedTest
    @MethodSource("hostileEntries")
    void shouldRefuseMembersThatAreNotOrdinaryFiles(TarArchiveEntry entry, String because) throws IOException {
        byte[] archive = lrzip(tar(entry));

        assertThatThrownBy(() -> readAll(archive))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(because);
    }

    static Stream<Arguments> hostileEntries() {
        return Stream.of(
                Arguments.of(file("../../etc/cron.d/x"), "points out of it: '../../etc/cron.d/x'"),
                Arguments.of(file("a/../../b.sql"), "points out of it"),
                Arguments.of(preserved("/etc/passwd"), "points out of it: '/etc/passwd'"),
                Arguments.of(link("x.sql", TarConstants.LF_SYMLINK), "is a link, a device or a sparse file"),
                Arguments.of(link("x.sql", TarConstants.LF_LINK), "is a link, a device or a sparse file"),
                Arguments.of(new TarArchiveEntry("x.sql", TarConstants.LF_CHR), "is a link, a device or a sparse file"),
                Arguments.of(
                        new TarArchiveEntry("x.sql", TarConstants.LF_FIFO), "is a link, a device or a sparse file"),
                Arguments.of(file("../\u001b[2Jx"), "'../?[2Jx'"));
    }

    @Test
    void shouldRefuseAMemberThatIsThereTwice() throws IOException {
        byte[] archive = lrzip(tar(file("x.sql"), file("x.sql")));

        assertThatThrownBy(() -> readAll(archive)).hasMessageContaining("holds 'x.sql' twice");
    }

    @Test
    void shouldRefuseAManifestThatClaimsToBeHuge() throws IOException {
        byte[] header = TarBlocks.header(Manifest.MEMBER, 1L << 40, Instant.EPOCH);

        assertThatThrownBy(() -> readAll(lrzip(header))).hasMessageContaining("claims 1099511627776 bytes");
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void shouldSayWhatIsNoArchive(byte[] object, String because) {
        assertThatThrownBy(() -> readAll(object))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(because);
    }

    static Stream<Arguments> otherFiles() {
        return Stream.of(
                Arguments.of(
                        new byte[0], "is neither an lrzip archive nor a custom-format dump of PostgreSQL: it is empty"),
                Arguments.of("<html>404</html>".getBytes(UTF_8), "is neither an lrzip archive"),
                Arguments.of(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "is neither an lrzip archive"));
    }

    @Test
    void shouldReadACompressedSqlFileWithoutTar() throws IOException {
        byte[] archive = lrzip("SELECT 1;\n".getBytes(UTF_8));

        try (ArchiveReader reader = open(archive, "site.20261120-031500.sql.lrz")) {
            Member member = reader.next().orElseThrow();
            assertThat(member.name()).isEqualTo("site.20261120-031500.sql");
            assertThat(member.size()).isEqualTo(Member.UNKNOWN);
            assertThat(member.content().readAllBytes()).asString(UTF_8).isEqualTo("SELECT 1;\n");
            assertThat(reader.next()).isEmpty();
            assertThat(reader.manifest()).isEmpty();
        }
    }

    private static void readAll(byte[] archive) throws IOException {
        try (ArchiveReader reader = open(archive, "x.tar.lrz")) {
            for (Optional<Member> member = reader.next(); member.isPresent(); member = reader.next()) {
                member.get().content().readAllBytes();
            }
            reader.finish();
        }
    }

    private static ArchiveReader open(byte[] archive, String name) throws IOException {
        return ArchiveReader.open(new ByteArrayInputStream(archive), name, LrzipReadOptions.defaults());
    }

    private static TarArchiveEntry file(String name) {
        return new TarArchiveEntry(name);
    }

    private static TarArchiveEntry preserved(String name) {
        return new TarArchiveEntry(name, true);
    }

    private static TarArchiveEntry link(String name, byte kind) {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName("/etc/passwd");
        return entry;
    }

    private static byte[] tar(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, UTF_8.name())) {
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] lrzip(byte[] plain) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (LrzipOutputStream out = new LrzipOutputStream(archive, LrzipWriteOptions.defaults())) {
            out.write(plain);
            out.finish();
        }
        return archive.toByteArray();
    }
}
