package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackupName;

/**
 * Compares what an agent says of an archive with what the controller has seen of it.
 *
 * @param name of the backup
 * @param parts as they were published
 */
record SidecarCheck(BackupName name, PublishedParts parts) {
    /** The sidecar that is written there. */
    Sidecar read(byte[] json) throws RefusedQuestionException {
        Sidecar sidecar = parse(json);
        Sidecar.Stored archive = sidecar.archive();
        requireEqual("name", archive.name(), name.archive().name());
        requireEqual("project", sidecar.manifest().project(), name.project().name());
        requireEqual("time", sidecar.manifest().created(), name.time());
        requireEqual("size", archive.size(), parts.size());
        PublishedParts said = PublishedParts.of(
                archive.parts().stream().map(each -> new PublishedParts.Piece(each.size(), each.sha256())));
        requireEqual("hash of the parts", said, parts);
        if (!(archive.seconds() >= 0) || sidecar.manifest().databases().isEmpty()) {
            throw refused("duration or databases cannot be");
        }
        return sidecar;
    }

    private Sidecar parse(byte[] json) throws RefusedQuestionException {
        try {
            return ManifestJson.readSidecar(json);
        } catch (ArchiveException e) {
            throw refused(e.getMessage());
        }
    }

    private void requireEqual(String what, Object said, Object seen) throws RefusedQuestionException {
        if (!said.equals(seen)) {
            throw refused("its " + what + " is not that of what was stored");
        }
    }

    private RefusedQuestionException refused(String why) {
        return new RefusedQuestionException("writing a manifest beside " + name.archive() + " that is wrong: " + why);
    }
}
