package io.jenkins.plugins.backhaul.media;

/** Refuses what might cost media that nobody can bring back. Places are compared by what they stand on. */
final class MediaGuard {
    private MediaGuard() {}

    /** To be asked before anything is looked at. */
    static void check(SyncRequest request) throws MediaRefusedException {
        Ground target = request.to().ground();
        for (ProtectedPlace each : request.protectedPlaces()) {
            if (each.ground().overlaps(target)) {
                throw new MediaRefusedException(request.to().location() + " holds " + each.holds()
                        + "; nothing is ever copied or deleted there. Name another target"
                        + each.ground().remedy(target));
            }
        }
        if (request.from().ground().overlaps(target)) {
            throw new MediaRefusedException(request.from().location() + " and "
                    + request.to().location()
                    + " are the same place, or one lies within the other. Name two that do not overlap"
                    + request.from().ground().remedy(target));
        }
    }

    /** To be asked before anything is changed. */
    static void check(SyncRequest request, Difference difference) throws MediaRefusedException {
        if (request.delete() && difference.held() == 0) {
            throw new MediaRefusedException(request.from().location()
                    + " holds nothing, so everything would be deleted from "
                    + request.to().location()
                    + ". Look whether that is the right source, or leave out --delete");
        }
    }
}
