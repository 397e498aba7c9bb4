package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup.Status;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The backups of a project: ours, and those that others left in the project's folder or in folders below it
 * ({@code <site>/<YYYYMM>/<site>.<date>.sql.lrz}, {@code <site>-dump.<date>.tar.lrz}, {@code <date>.tar.lrz} with any
 * spelling of the date, Heroku's {@code .dump}).
 */
public final class Catalogue {
    private static final Pattern OURS = Pattern.compile("\\d{8}-\\d{6}" + Pattern.quote(BackupName.ARCHIVE));
    private static final List<String> KINDS = List.of(".tar.lrz", ".sql.lrz", ".dump.lrz", ".lrz", ".dump");

    private final ObjectStore store;

    /** The catalogue of a store, which the caller closes. */
    public Catalogue(ObjectStore store) {
        this.store = store;
    }

    /** All backups of a project, the newest first. */
    public List<Backup> list(Project project) throws StorageException {
        List<StoredObject> objects = store.list(project.folder());
        Set<String> keys = objects.stream().map(each -> each.key().value()).collect(Collectors.toSet());
        Map<String, List<ProofMark.Written>> proofs = objects.stream()
                .flatMap(each -> ProofMark.in(each.key()).stream())
                .collect(Collectors.groupingBy(ProofMark.Written::stem));
        return objects.stream()
                .filter(each -> KINDS.stream().anyMatch(each.key().value()::endsWith))
                .map(each -> describe(each, keys, proofs))
                .sorted(Comparator.comparing(Backup::time)
                        .thenComparing(each -> each.object().key())
                        .reversed())
                .toList();
    }

    /**
     * The backup that a person means.
     *
     * @param wanted {@code latest}; a name or key in full; or a date, or its beginning, in any spelling, of which the newest is
     *     taken
     * @throws StorageException when there is none, saying which there are
     */
    public Backup find(Project project, String wanted) throws StorageException {
        List<Backup> all = list(project);
        Optional<Backup> found = wanted.equals("latest") ? latest(all) : byName(all, wanted);
        return found.orElseThrow(() -> new StorageException(missing(project, wanted, all)));
    }

    /**
     * The sidecar of a backup, checked against the archive that the store lists.
     *
     * @return nothing when it has none
     * @throws ArchiveException when it is not the sidecar of this archive, or of any
     * @throws IOException when it cannot be read
     */
    public Optional<Sidecar> sidecar(Backup backup) throws IOException {
        if (backup.sidecar().isEmpty()) {
            return Optional.empty();
        }
        ObjectKey key = backup.sidecar().get();
        Sidecar sidecar = ManifestJson.readSidecar(store.readWhole(key, ManifestJson.LARGEST));
        Sidecar.Stored archive = sidecar.archive();
        if (archive.size() != backup.object().size() || !archive.name().equals(backup.name())) {
            throw new ArchiveException(store.locate(key) + " describes " + archive.name() + " of " + archive.size()
                    + " bytes, but " + backup.name() + " has " + backup.object().size()
                    + ": the archive is damaged or was replaced. Choose another backup with 'backhaul list'");
        }
        return Optional.of(sidecar);
    }

    private static Backup describe(StoredObject object, Set<String> keys, Map<String, List<ProofMark.Written>> proofs) {
        Optional<ObjectKey> sidecar = BackupName.sidecarOf(object.key()).filter(each -> keys.contains(each.value()));
        boolean ours = OURS.matcher(object.key().name()).matches();
        Status status = sidecar.isPresent() ? Status.COMPLETE : ours ? Status.INCOMPLETE : Status.LEGACY;
        return new Backup(
                object,
                timeOf(object),
                status,
                sidecar,
                proofs.getOrDefault(ProofMark.stem(object.key()), List.of()).stream()
                        .map(each -> each.of(object.key()))
                        .sorted(Comparator.comparing(ProofMark::time).reversed())
                        .toList());
    }

    /** A date that was still to come when the object was written is none: some names hold other numbers. */
    private static Instant timeOf(StoredObject object) {
        return BackupTime.in(object.key().name())
                .filter(time -> time.isBefore(object.modified().plus(1, ChronoUnit.DAYS)))
                .orElse(object.modified());
    }

    /** A name without a date says nothing of when the backup was made, so it is the latest only where nothing else is. */
    private static Optional<Backup> latest(List<Backup> newestFirst) {
        return newestFirst.stream()
                .filter(each -> each.status() != Status.INCOMPLETE)
                .filter(each -> BackupTime.in(each.name()).isPresent())
                .findFirst()
                .or(() -> newestFirst.stream()
                        .filter(each -> each.status() != Status.INCOMPLETE)
                        .findFirst())
                .or(() -> newestFirst.stream().findFirst());
    }

    private static Optional<Backup> byName(List<Backup> newestFirst, String wanted) {
        String digits = wanted.replaceAll("\\D", "");
        boolean isDate = wanted.matches("[\\dTZ:._ -]+") && digits.length() >= 4;
        return newestFirst.stream()
                .filter(each -> each.name().equals(wanted)
                        || each.object().key().value().equals(wanted))
                .findFirst()
                .or(() -> newestFirst.stream()
                        .filter(each -> isDate && stampDigits(each).startsWith(digits))
                        .min(Comparator.comparing(each -> each.status() == Status.INCOMPLETE)));
    }

    private static String stampDigits(Backup backup) {
        return BackupName.stamp(backup.time()).replace("-", "");
    }

    private String missing(Project project, String wanted, List<Backup> all) {
        if (all.isEmpty()) {
            return "There is no backup of " + project + " in " + store.location()
                    + ". Make one with 'backhaul backup', or check the project's name and the store";
        }
        return "There is no backup '" + wanted + "' of " + project + " in " + store.location() + "; the newest is "
                + all.get(0).name() + ". See all with 'backhaul list'";
    }
}
