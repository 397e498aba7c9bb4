package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.HerokuMedia;
import io.jenkins.plugins.backhaul.config.MediaAddress;
import io.jenkins.plugins.backhaul.config.MediaLocation;
import io.jenkins.plugins.backhaul.config.MediaSettings;
import io.jenkins.plugins.backhaul.config.StoreLocation;
import io.jenkins.plugins.backhaul.config.StoreSettings;
import io.jenkins.plugins.backhaul.media.Ground;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.MediaRefusedException;
import io.jenkins.plugins.backhaul.media.ProtectedPlace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which media a person means, and which must never be written to. Opens none of them; Heroku is asked for config vars
 * where those say it.
 */
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
     * @throws IOException when Heroku does not say where they are
     */
    public FoundMedia named(String text, Path here) throws IOException {
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
        return FoundMedia.of(new MediaSettings(whole, store.s3(), Optional.empty()));
    }

    /**
     * The media of an environment.
     *
     * @throws IllegalArgumentException when nothing is said of them
     * @throws IOException when Heroku does not say where they are
     */
    public FoundMedia of(String environment) throws IOException {
        return find(environment)
                .orElseThrow(() -> new IllegalArgumentException("The environment " + environment
                        + " does not say where its media are: write 'media: { location: s3://bucket/prefix }' under it in"
                        + " backhaul.yml, or the path of a folder there"
                        + site.environment(environment)
                                .heroku()
                                .map(heroku -> "; the app " + heroku.app()
                                        + " has no config var like AWS_STORAGE_BUCKET_NAME, and may have one that is"
                                        + " called otherwise: 'media: { bucket-var: … }'")
                                .orElse("")));
    }

    /**
     * The same; nothing when neither backhaul.yml nor an app's config vars say anything of them.
     *
     * @throws IOException when Heroku does not say where they are
     */
    public Optional<FoundMedia> find(String environment) throws IOException {
        MediaAddress address = site.environment(environment).media().orElse(null);
        return address instanceof HerokuMedia media
                ? bucket(media).find()
                : Optional.ofNullable((MediaSettings) address).map(FoundMedia::of);
    }

    private HerokuBucket bucket(HerokuMedia media) throws IOException {
        return new HerokuBucket(media, site.heroku().configVars(media.heroku()));
    }

    /** The uploaded images among those media; all others can be made of them. */
    public FoundMedia originals(String environment) throws IOException {
        return of(environment).within(site.images().originals());
    }

    /**
     * Where media are never written to: those of every environment of production that says where they are, and the backups.
     *
     * @param target what is to be written to; where it is a folder, no app is asked for its bucket
     * @throws MediaRefusedException when it is not known where production's media are, so that the target may be one of them
     */
    public List<ProtectedPlace> protectedPlaces(MediaPlace target) throws IOException {
        List<ProtectedPlace> found = new ArrayList<>();
        for (EnvironmentSettings each : site.environments().values()) {
            if (each.production() && each.media().isPresent()) {
                String holds = "media of the environment " + each.name() + ", which is production";
                for (MediaSettings place : places(each, target)) {
                    found.add(new ProtectedPlace(holds, ground(place)));
                }
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

    private List<MediaSettings> places(EnvironmentSettings production, MediaPlace target) throws IOException {
        MediaAddress address = production.media().orElseThrow();
        if (!(address instanceof HerokuMedia media)) {
            return List.of((MediaSettings) address);
        }
        try {
            return target.isFolder() ? List.of() : bucket(media).places();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw (IOException) new MediaRefusedException("Whether " + target.location() + " holds media of "
                            + production.name() + ", which is production, cannot be told: " + e.getMessage()
                            + ". Make that known, or write 'media: { location: s3://bucket/prefix }' under "
                            + production.name() + " in backhaul.yml")
                    .initCause(e);
        }
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
