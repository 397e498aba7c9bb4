package io.jenkins.plugins.backhaul.media;

import java.io.IOException;
import java.util.List;

/**
 * Deletes from one place what another one does not have. Both were listed before all else was copied, which may be hours ago: so
 * both are asked once more for each object.
 */
final class DeleteSurplus {
    private final MediaPlace from;
    private final MediaPlace to;
    private final Faults faults;

    DeleteSurplus(MediaPlace from, MediaPlace to, Faults faults) {
        this.from = from;
        this.to = to;
        this.faults = faults;
    }

    /** Returns how many are gone. */
    int run(List<MediaObject> surplus) throws IOException, InterruptedException {
        int before = faults.count();
        SideBySide.each(
                surplus,
                each -> faults.collect("Deleting " + each.key() + " from " + to.location(), () -> delete(each)));
        return surplus.size() - (faults.count() - before);
    }

    private void delete(MediaObject listed) throws IOException {
        boolean possible = from.refusal(listed.key()).isEmpty();
        if (possible && from.find(listed.key()).isPresent()) {
            throw new ObjectChangedException(listed.key() + " was not deleted from " + to.location()
                    + ", as it has come to " + from.location() + " meanwhile. Run it again to compare them.");
        }
        to.delete(listed);
    }
}
