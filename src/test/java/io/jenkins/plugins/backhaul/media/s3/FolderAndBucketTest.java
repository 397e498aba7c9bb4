package io.jenkins.plugins.backhaul.media.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.backhaul.media.LeftOut;
import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.SyncReport;
import io.jenkins.plugins.backhaul.media.folder.FolderPlace;
import io.jenkins.plugins.backhaul.testkit.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FolderAndBucketTest extends MediaCase {
    private static final String OBJECTS = "^(GET|HEAD|PUT) /wizards-production/media/";

    private MediaPlace bucket;
    private Path media;

    @BeforeEach
    void openBucket() throws IOException {
        bucket = bucket(PRODUCTION + "/media");
        media = folder.resolve("media");
    }

    @AfterEach
    void closeBucket() {
        bucket.close();
    }

    @Test
    void shouldBringABucketIntoAFolderOnce() throws Exception {
        put(PRODUCTION, "media/images/with blank+ü%.jpg", "picture");
        put(PRODUCTION, "media/images/", "");
        put(PRODUCTION, "media/empty.txt", "");
        server.put(PRODUCTION, "media/film.mp4", random(11 << 20));

        SyncReport report = sync(bucket, folder(), true);

        assertThat(report.faults()).isEmpty();
        assertThat(report.after().isNone()).isTrue();
        assertThat(media.resolve("images/with blank+ü%.jpg")).hasContent("picture");
        assertThat(media.resolve("empty.txt")).isEmptyFile();
        assertThat(media.resolve("film.mp4")).hasBinaryContent(random(11 << 20));
        assertThat(files()).hasSize(3);
        long asked = proxy.count(OBJECTS);
        assertThat(sync(bucket, folder(), true).copied()).isZero();
        assertThat(proxy.count(OBJECTS)).as("a second run needs the list only").isEqualTo(asked);
    }

    @Test
    void shouldReplaceAFileThatWasChangedHere() throws Exception {
        put(PRODUCTION, "media/a.txt", "there");
        sync(bucket, folder(), false);
        Files.writeString(media.resolve("a.txt"), "here!");

        assertThat(sync(bucket, folder(), false).copied()).isEqualTo(1);

        assertThat(media.resolve("a.txt")).hasContent("there");
    }

    @Test
    void shouldNotBringAFileThatIsThereWithAnotherTime() throws Exception {
        put(PRODUCTION, "media/a.txt", "same");
        Files.createDirectories(media);
        Files.writeString(media.resolve("a.txt"), "same");
        Files.setLastModifiedTime(media.resolve("a.txt"), FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));

        assertThat(sync(bucket, folder(), false).copied()).isZero();
    }

    @Test
    void shouldSendAFolderIntoABucketOnce() throws Exception {
        Files.createDirectories(media.resolve("images/empty"));
        Files.writeString(media.resolve("images/with blank+ü%.webp"), "picture");
        Files.write(media.resolve("film.mp4"), random(11 << 20));
        put(PRODUCTION, "media/folder-of-the-console/", "");

        SyncReport report = sync(folder(), bucket, true);

        assertThat(report.faults()).isEmpty();
        assertThat(report.after().isNone()).isTrue();
        assertThat(content(PRODUCTION, "media/images/with blank+ü%.webp")).isEqualTo("picture");
        assertThat(s3.headObject(r -> r.bucket(PRODUCTION).key("media/images/with blank+ü%.webp"))
                        .contentType())
                .isEqualTo("image/webp");
        assertThat(s3.getObjectAsBytes(r -> r.bucket(PRODUCTION).key("media/film.mp4"))
                        .asByteArray())
                .isEqualTo(random(11 << 20));
        assertThat(bucket.list().objects())
                .extracting(MediaObject::key)
                .containsExactlyInAnyOrder("film.mp4", "folder-of-the-console/", "images/with blank+ü%.webp");
        assertThat(sync(folder(), bucket, true).copied()).isZero();
    }

    @Test
    void shouldDeleteFilesAndTheFoldersThatTheyLeaveEmpty() throws Exception {
        put(PRODUCTION, "media/a/keep", "keep");
        Files.createDirectories(media.resolve("a/b/c"));
        Files.writeString(media.resolve("a/b/c/surplus"), "surplus");
        Files.writeString(folder.resolve("beside"), "beside");

        SyncReport report = sync(bucket, folder(), true);

        assertThat(report.deleted()).isEqualTo(1);
        assertThat(media.resolve("a/b")).doesNotExist();
        assertThat(media.resolve("a/keep")).exists();
        assertThat(folder.resolve("beside")).exists();
    }

    @Test
    void shouldRefuseKeysThatAreNoFiles() throws Exception {
        listing(
                "../outside",
                "/etc/passwd",
                "a/../../b",
                "a//b",
                "x".repeat(256),
                "image",
                "image/thumb",
                ".backhaul-incoming/a");

        SyncReport report = sync(bucket, folder(), false);

        String part = "a file's path has no empty, '.' or '..' part";
        assertThat(report.after().leftOut())
                .containsExactlyInAnyOrder(
                        new LeftOut("../outside", part),
                        new LeftOut("/etc/passwd", part),
                        new LeftOut("a/../../b", part),
                        new LeftOut("a//b", part),
                        new LeftOut("x".repeat(256), "a file's name has at most 255 bytes"),
                        new LeftOut("image", "a folder has that name too, because of image/thumb"),
                        new LeftOut(".backhaul-incoming/a", "Backhaul itself uses that name"));
        assertThat(report.isComplete(false)).isFalse();
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void shouldNotWriteThroughALink() throws Exception {
        put(PRODUCTION, "media/images/a.jpg", "picture");
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(media);
        Files.createSymbolicLink(media.resolve("images"), outside);

        SyncReport report = sync(bucket, folder(), false);

        assertThat(report.faults())
                .containsExactly("Copying images/a.jpg from s3://wizards-production/media to " + media.toRealPath()
                        + " failed: The symbolic link " + media.toRealPath().resolve("images") + " is in the way of "
                        + media.toRealPath().resolve("images/a.jpg")
                        + "; links are not followed. Put the files themselves there.");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void shouldTellOfLinksThatAreNotSent() throws Exception {
        Files.createDirectories(media);
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(media.resolve("link"), folder.resolve("secret"));
        Files.writeString(media.resolve("a"), "a");

        SyncReport report = sync(folder(), bucket, false);

        assertThat(report.copied()).isEqualTo(1);
        assertThat(report.after().leftOut())
                .containsExactly(new LeftOut("link", "it is a symbolic link, and links are not followed"));
    }

    @Test
    void shouldDeleteNothingWhereALinkIsInTheSource() throws Exception {
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(media);
        Files.createSymbolicLink(media.resolve("images"), folder.resolve("elsewhere"));
        Files.writeString(media.resolve("a"), "a");
        put(PRODUCTION, "media/images/deep/b.jpg", "picture");
        put(PRODUCTION, "media/images2/c.jpg", "surplus");

        SyncReport report = sync(folder(), bucket, true);

        assertThat(report.deleted()).isEqualTo(1);
        assertThat(content(PRODUCTION, "media/images/deep/b.jpg")).isEqualTo("picture");
    }

    @Test
    void shouldNotDeleteAFileThatChangedMeanwhile() throws Exception {
        put(PRODUCTION, "media/keep", "keep");
        Files.createDirectories(media);
        Path changed = Files.writeString(media.resolve("changed"), "before");
        proxy.disturb("^GET /wizards-production/media/keep", 1, exchange -> {
            Files.writeString(changed, "after");
            exchange.forward(exchange.clientBody());
            exchange.answer().transferTo(exchange.toClient());
        });

        SyncReport report = sync(bucket, folder(), true);

        assertThat(report.faults())
                .containsExactly("The file " + changed.toRealPath() + " was changed meanwhile. Try it again later.");
        assertThat(changed).hasContent("after");
    }

    @Test
    void shouldLeaveNothingHalfThere() throws Exception {
        server.put(PRODUCTION, "media/film.mp4", random(3 << 20));
        Files.createDirectories(media);
        Files.writeString(media.resolve("film.mp4"), "before");
        proxy.disturb("^GET /wizards-production/media/film", 1, Fault.cutAnswer(1 << 20));
        proxy.disturb("^GET /wizards-production/media/film", 99, Fault.answer(403, "AccessDenied"));

        SyncReport report = sync(bucket, folder(), false);

        assertThat(report.faults())
                .containsExactly("Reading s3://wizards-production/media/film.mp4 failed: the store answered 403"
                        + " AccessDenied: not allowed; these credentials need s3:GetObject there.");
        assertThat(media.resolve("film.mp4")).hasContent("before");
        assertThat(files()).containsExactly(media.resolve("film.mp4"));
    }

    @Test
    void shouldRefuseAFileWhereAFolderShouldBe() throws Exception {
        Files.writeString(media, "file");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::folder)
                .withMessage("There is something else than a folder at " + media + "; name a folder.");
    }

    @Test
    void shouldCopyBetweenFolders() throws Exception {
        Files.createDirectories(media.resolve("images"));
        Files.writeString(media.resolve("images/a.jpg"), "picture");
        Path other = folder.resolve("other");

        SyncReport report = sync(folder(), FolderPlace.open(other), false);

        assertThat(report.after().isNone()).isTrue();
        assertThat(other.resolve("images/a.jpg")).hasContent("picture");
        assertThat(sync(folder(), FolderPlace.open(other), false).copied()).isZero();
    }

    private MediaPlace folder() throws IOException {
        return FolderPlace.open(media);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(media)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A bucket can hold what the tests' own server, which keeps files, cannot. */
    private void listing(String... keys) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult><IsTruncated>false</IsTruncated>");
        for (String key : keys) {
            xml.append("<Contents><Key>media/")
                    .append(key)
                    .append("</Key><Size>1</Size><ETag>&quot;0cc175b9c0f1b6a831c399e269772661&quot;</ETag>"
                            + "<LastModified>2026-11-20T03:15:00.000Z</LastModified></Contents>");
        }
        byte[] body = xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
        proxy.disturb("^GET /wizards-production\\?", 99, exchange -> {
            exchange.toClient()
                    .write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/xml\r\nContent-Length: "
                                    + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            exchange.toClient().write(body);
        });
        proxy.disturb("^GET /wizards-production/media/", 99, Fault.answer(404, "NoSuchKey"));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
