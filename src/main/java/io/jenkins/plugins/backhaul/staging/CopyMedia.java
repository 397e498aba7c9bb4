package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.MediaRefusedException;
import io.jenkins.plugins.backhaul.media.SyncMedia;
import io.jenkins.plugins.backhaul.media.SyncReport;
import io.jenkins.plugins.backhaul.media.SyncRequest;
import io.jenkins.plugins.backhaul.site.FoundMedia;
import io.jenkins.plugins.backhaul.site.MediaSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies media from one environment to the other: only what differs. Looked at before, it says what it would do. */
final class CopyMedia implements Phase, Look {
    private static final String LISTED = "media listed";

    /** People go on working at both while databases are restored. */
    private static final int FEW = 10;

    private final Surroundings surroundings;
    private final ResetOrder order;
    private final Path records;
    private final Optional<Integer> planned;

    /** @param planned how many objects the plan said are too much; nothing when it did not look */
    CopyMedia(Surroundings surroundings, ResetOrder order, Path records, Optional<Integer> planned) {
        this.surroundings = surroundings;
        this.order = order;
        this.records = records;
        this.planned = planned;
    }

    /** Whether both environments may say where their media are. */
    static boolean isPossible(EnvironmentSettings from, EnvironmentSettings to) {
        return from.media().isPresent() && to.media().isPresent();
    }

    @Override
    public String name() {
        return "media";
    }

    @Override
    public String subject() {
        return "Media";
    }

    @Override
    public String intent() {
        return "copy media that differ"
                + (order.options().deleteMedia() ? ", and delete what " + order.from() + " does not have" : "");
    }

    @Override
    public boolean isEssential() {
        return false;
    }

    private interface Work<T> {
        T with(SyncRequest request) throws IOException, InterruptedException;
    }

    /** @return nothing when an app at Heroku turns out to have none */
    private <T> Optional<T> open(Work<T> work) throws IOException, InterruptedException {
        MediaSite site =
                new MediaSite(surroundings.site(), surroundings.configuration().store());
        Optional<FoundMedia> source = site.find(order.from());
        Optional<FoundMedia> target = site.find(order.to());
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        try (MediaPlace from = surroundings.media().at(source.get());
                MediaPlace to = surroundings.media().at(target.get())) {
            return Optional.of(
                    work.with(new SyncRequest(from, to, order.options().deleteMedia(), site.protectedPlaces(to))));
        }
    }

    private String none() {
        return "media stay as they are: config vars of " + order.from() + " or " + order.to() + " name no bucket";
    }

    @Override
    public void look(Findings findings, Progress progress) throws IOException, InterruptedException {
        Optional<Difference> difference = open(request -> new SyncMedia(progress).plan(request));
        if (difference.isPresent()) {
            tell(difference.get(), findings);
        } else {
            findings.note(none());
        }
    }

    private void tell(Difference difference, Findings findings) {
        findings.gets("media: " + Amount.count(difference.wanted().size(), "object") + " to copy, "
                + Amount.bytes(difference.wantedBytes()) + "; " + Amount.count(difference.same()) + " are the same");
        difference
                .leftOut()
                .forEach(each -> findings.note("media " + each.key() + " cannot be copied: " + each.reason()));
        int surplus = difference.surplus().size();
        findings.seenSurplusMedia(surplus);
        if (surplus > 0 && order.options().deleteMedia()) {
            findings.lost("media: " + Amount.count(surplus, "object") + ", " + Amount.bytes(difference.surplusBytes())
                    + ", which " + order.from() + " does not have");
        } else if (surplus > 0) {
            findings.note(Amount.count(surplus, "object") + " of " + order.to() + "'s media that " + order.from()
                    + " does not have stay; --delete-media deletes them");
        }
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        Optional<Made> made = open(request -> {
            SyncMedia sync = new SyncMedia(progress);
            Difference plan = sync.plan(request);
            requireAsPlanned(plan);
            if (journal.noted(LISTED).isEmpty()) {
                journal.note(LISTED, keepListing(request.to()).toString());
            }
            SyncReport report = sync.run(request, plan);
            if (!report.isComplete(request.delete())) {
                List<String> faults = new ArrayList<>(report.faults());
                report.after()
                        .leftOut()
                        .forEach(each -> faults.add(each.key() + " cannot be copied: " + each.reason()));
                throw new IOException(
                        "not everything was copied to " + request.to().location() + ": "
                                + String.join("; ", faults.subList(0, Math.min(5, faults.size()))));
            }
            return new Made(
                    Map.of(),
                    List.of(
                            Amount.count(report.copied(), "object") + " were copied to "
                                    + request.to().location() + ", " + Amount.bytes(report.bytes()) + ", and "
                                    + Amount.count(report.deleted()) + " deleted there",
                            "what was there before is listed in "
                                    + journal.noted(LISTED).orElseThrow()));
        });
        return made.orElseGet(() -> new Made(Map.of(), List.of(none())));
    }

    /** What a person confirmed may be hours old; should the other environment have lost its media since, these stay. */
    private void requireAsPlanned(Difference now) throws MediaRefusedException {
        int surplus = now.surplus().size();
        int expected = planned.orElse(0);
        if (order.options().deleteMedia() && surplus > expected + expected / 10 + FEW) {
            throw new MediaRefusedException(Amount.count(surplus, "object") + " would be deleted from " + order.to()
                    + "'s media, and the plan said " + Amount.count(expected)
                    + "; nothing was copied or deleted. Look whether the media of " + order.from() + " are whole");
        }
    }

    /** What is replaced or deleted there has no backup; at least it is known what it was. */
    private Path keepListing(MediaPlace to) throws IOException {
        Path file = records.resolve("media-before.txt");
        List<String> lines = new ArrayList<>();
        for (MediaObject each : to.list().objects()) {
            lines.add(each.size() + "\t" + each.key());
        }
        return Files.write(file, lines);
    }
}
