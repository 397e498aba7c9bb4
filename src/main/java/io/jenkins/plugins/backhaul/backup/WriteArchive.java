package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.archive.ArchiveWriter;
import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.MemberOutput;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.OpenDumps.OpenDump;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Writes the dumps into an upload, and counts the rows of each database beside its dump. */
final class WriteArchive {
    private static final Content NOTHING = new Content(0, "0".repeat(64));

    private final Upload upload;
    private final OpenDumps dumps;
    private final Progress progress;

    WriteArchive(Upload upload, OpenDumps dumps, Progress progress) {
        this.upload = upload;
        this.dumps = dumps;
        this.progress = progress;
    }

    Manifest run(BackupRequest request, Instant created) throws IOException, InterruptedException {
        Manifest outline = manifest(
                request,
                created,
                dumps.all().stream()
                        .map(each -> describe(
                                each, NOTHING, each.dump().outline(each.source().depth())))
                        .toList());
        try (ArchiveWriter archive = ArchiveWriter.begin(upload, outline, request.compression())) {
            List<DumpedDatabase> written = new ArrayList<>();
            for (OpenDump each : dumps.all()) {
                written.add(write(each, archive));
            }
            progress.start("compressing and checking what is left", 0);
            Manifest manifest = manifest(request, created, written);
            archive.finish(manifest);
            return manifest;
        }
    }

    private DumpedDatabase write(OpenDump open, ArchiveWriter archive) throws IOException, InterruptedException {
        Dump dump = open.dump();
        progress.start(
                "dumping " + open.source().database().describe(), dump.facts().sizeInBytes());
        FutureTask<Fingerprint> counting =
                inBackground(() -> dump.fingerprint(open.source().depth()));
        MemberOutput member = archive.startMember(
                DumpedDatabase.memberName(open.source().name(), open.source().format()));
        dump.writeTo(new Reporting(member, progress)).forEach(progress::note);
        Content content = member.finish();
        return describe(open, content, resultOf(counting));
    }

    private static DumpedDatabase describe(OpenDump open, Content content, Fingerprint fingerprint) {
        return new DumpedDatabase(
                open.source().name(),
                open.source().database().name(),
                open.dump().facts(),
                open.dump().properties(),
                open.source().format(),
                content,
                fingerprint);
    }

    private static Manifest manifest(BackupRequest request, Instant created, List<DumpedDatabase> databases) {
        return new Manifest(Manifest.FORMAT, request.project().name(), created, request.origin(), databases);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "backhaul-count");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static Fingerprint resultOf(FutureTask<Fingerprint> counting) throws IOException, InterruptedException {
        try {
            return counting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new DatabaseException("The rows could not be counted: " + e.getCause(), e.getCause());
        }
    }

    /** Tells how many bytes of a dump went by. */
    private static final class Reporting extends FilterOutputStream {
        private final Progress progress;

        Reporting(OutputStream out, Progress progress) {
            super(out);
            this.progress = progress;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            progress.advance(length);
        }
    }
}
