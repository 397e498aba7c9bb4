package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.MediaLocation;
import io.jenkins.plugins.backhaul.config.MediaSettings;
import io.jenkins.plugins.backhaul.config.StoreLocation;
import io.jenkins.plugins.backhaul.config.StoreSettings;
import io.jenkins.plugins.backhaul.media.Ground;
import io.jenkins.plugins.backhaul.media.ProtectedPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which media a person means, and which must never be written to. Opens none of them. */
public final class MediaSite {
    private final Site site;
    private final StoreSettings store;

    /** @param store where the project keeps its backups; a bucket of which nothing else is said is spoken to as that one */
    public MediaSite(Site site, StoreSettings store) {
        this.site = site;
        this.store = store;
    }

    /**
     * The place that a person names.
     *
     * @param text an environment's name, {@code s3://bucket/prefix}, or the path of a folder, relative to {@code here}
     * @throws IllegalArgumentException when it is none of these
     */
    public MediaSettings named(String text, Path here) {
        if (site.environments().containsKey(text)) {
            return of(text);
        }
        if (!text.contains("/") && !text.startsWith(".")) {
            throw new IllegalArgumentException("There is no environment '" + text + "' in backhaul.yml"
                    + (site.environments().isEmpty()
                            ? ""
                            : ", only " + String.join(", ", site.environments().keySet()))
                    + ". If it is a folder, write ./" + text);
        }
        MediaLocation location = new MediaLocation(text);
        MediaLocation whole = location.isBucket()
                ? location
                : new MediaLocation(
                        location.folderIn(here).toAbsolutePath().normalize().toString());
        return new MediaSettings(whole, store.s3(), Optional.empty());
    }

    /**
     * The media of an environment.
     *
     * @throws IllegalArgumentException when nothing is said of them
     */
    public MediaSettings of(String environment) {
        return site.environment(environment)
                .media()
                .orElseThrow(() -> new IllegalArgumentException("The environment " + environment
                        + " does not say where its media are: write 'media: { location: s3://bucket/prefix }' under it in"
                        + " backhaul.yml, or the path of a folder there"));
    }

    /** The uploaded images among those media; all others can be made of them. */
    public MediaSettings originals(String environment) {
        return of(environment).within(site.images().originals());
    }

    /** Where media are never written to: those of every environment of production that says where they are, and the backups. */
    public List<ProtectedPlace> protectedPlaces() throws IOException {
        List<ProtectedPlace> found = new ArrayList<>();
        for (EnvironmentSettings each : site.environments().values()) {
            if (each.production() && each.media().isPresent()) {
                String holds = "media of the environment " + each.name() + ", which is production";
                found.add(new ProtectedPlace(holds, ground(each.media().get())));
            }
        }
        Optional<StoreLocation> backups = store.location();
        if (backups.isPresent()) {
            String project = site.project().toString();
            Ground ground = backups.get().isBucket()
                    ? Ground.bucket(
                            store.s3().endpoint(),
                            store.s3().server(),
                            backups.get().value() + "/" + project)
                    : Ground.folder(backups.get().folder().resolve(project));
            found.add(new ProtectedPlace("the backups of " + project, ground));
        }
        return found;
    }

    /** The folder of media that are in one. */
    public Path folder(MediaSettings media) {
        return media.location().folderIn(site.folder());
    }

    private Ground ground(MediaSettings media) throws IOException {
        return media.location().isBucket()
                ? Ground.bucket(
                        media.s3().endpoint(),
                        media.s3().server(),
                        media.location().value())
                : Ground.folder(folder(media));
    }
}
