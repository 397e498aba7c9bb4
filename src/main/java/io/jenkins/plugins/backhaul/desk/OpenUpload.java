package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.presigned.PartChecksum;
import io.jenkins.plugins.backhaul.storage.presigned.PartPlan;
import io.jenkins.plugins.backhaul.storage.presigned.UploadTerms;
import java.util.Optional;

/**
 * An upload as a controller must remember it, so that the next one can go on with it or end it. Holds no secret.
 *
 * @param key where the object will be
 * @param id what the store calls the upload; empty as long as it is about to be opened
 * @param terms what it must keep to; nothing as long as it is about to be opened
 * @param published what was published; empty as long as nothing was
 */
public record OpenUpload(ObjectKey key, String id, Optional<UploadTerms> terms, Optional<PublishedParts> published) {
    private static final String NOTHING = "-";
    private static final int FIELDS = 8;

    /** One that is about to be opened. */
    static OpenUpload announced(ObjectKey key) {
        return new OpenUpload(key, "", Optional.empty(), Optional.empty());
    }

    /** The same, opened. */
    OpenUpload opened(String givenId, UploadTerms given) {
        return new OpenUpload(key, givenId, Optional.of(given), Optional.empty());
    }

    /** The same, published. */
    OpenUpload published(PublishedParts parts) {
        return new OpenUpload(key, id, terms, Optional.of(parts));
    }

    boolean isOpened() {
        return terms.isPresent();
    }

    /** One line for each field; less than 4 KiB. */
    public String toText() {
        return String.join(
                "\n",
                key.value(),
                id,
                terms.map(UploadTerms::location).orElse(NOTHING),
                terms.map(each -> each.plan().firstSize() + "").orElse(NOTHING),
                terms.map(each -> each.plan().maxParts() + "").orElse(NOTHING),
                terms.map(each -> each.checksum().name()).orElse(NOTHING),
                published.map(each -> each.size() + "").orElse(NOTHING),
                published.map(PublishedParts::sha256).orElse(NOTHING));
    }

    /**
     * Reads what {@link #toText()} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static OpenUpload parse(String text) {
        String[] fields = text.split("\n", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("This is not a remembered upload: it has " + fields.length + " lines");
        }
        Optional<UploadTerms> terms = fields[3].equals(NOTHING)
                ? Optional.empty()
                : Optional.of(new UploadTerms(
                        fields[2],
                        new PartPlan(Long.parseLong(fields[3]), Integer.parseInt(fields[4])),
                        PartChecksum.valueOf(fields[5])));
        Optional<PublishedParts> published = fields[7].equals(NOTHING)
                ? Optional.empty()
                : Optional.of(new PublishedParts(Long.parseLong(fields[6]), fields[7]));
        return new OpenUpload(new ObjectKey(fields[0]), fields[1], terms, published);
    }
}
