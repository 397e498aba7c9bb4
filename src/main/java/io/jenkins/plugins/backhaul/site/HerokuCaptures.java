package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.heroku.App;
import io.jenkins.plugins.backhaul.heroku.AttachedDatabase;
import io.jenkins.plugins.backhaul.heroku.CaptureDatabase;
import io.jenkins.plugins.backhaul.heroku.FindCapture;
import io.jenkins.plugins.backhaul.heroku.HerokuApi;
import io.jenkins.plugins.backhaul.heroku.RestoreDump;
import io.jenkins.plugins.backhaul.heroku.SignedAddress;
import io.jenkins.plugins.backhaul.heroku.Transfer;
import java.io.IOException;
import java.util.List;

/** One database at Heroku, and what Heroku itself keeps of it. */
public final class HerokuCaptures {
    private final HerokuAccess access;
    private final DatabasePlace.OnHeroku place;

    private HerokuCaptures(HerokuAccess access, DatabasePlace.OnHeroku place) {
        this.access = access;
        this.place = place;
    }

    /**
     * Those of one of an environment's databases.
     *
     * @param label what the project calls it; empty when it has only one
     * @throws IllegalArgumentException when it is not at Heroku
     */
    public static HerokuCaptures of(Site site, String environment, String label) {
        return of(site.heroku(), RestoreTargets.chosen(site.databases(environment), label));
    }

    static HerokuCaptures of(HerokuAccess access, DatabaseSettings settings) {
        if (settings.place() instanceof DatabasePlace.OnHeroku place) {
            return new HerokuCaptures(access, place);
        }
        throw new IllegalArgumentException("The database '" + settings.label()
                + "' is not at Heroku there; where one is, 'heroku: <app>' says in its environment");
    }

    /** The app that the captures are listed under, which need not be the one that the database is attached to. */
    public App owner() throws IOException, InterruptedException {
        return database(api()).owner();
    }

    /**
     * All captures that Heroku keeps, the newest first.
     *
     * @throws IOException when they cannot be listed
     */
    public List<Transfer> list() throws IOException, InterruptedException {
        return new FindCapture(api()).all(owner());
    }

    /**
     * Captures what is in it now.
     *
     * @throws IOException when there is no capture
     */
    public Transfer capture(Progress progress) throws IOException, InterruptedException {
        HerokuApi api = api();
        AttachedDatabase database = database(api);
        progress.start("capturing " + database, 0);
        return new CaptureDatabase(api, progress::advance).run(database);
    }

    /** Captures what is in it now, and says what a person finds it by. */
    String keep() throws IOException, InterruptedException {
        return "the capture " + capture(Progress.NONE).name() + " of " + owner() + " at Heroku";
    }

    /**
     * Has Heroku restore a capture of this or of another database onto this one. Its address goes from Heroku to Heroku. While that
     * goes on, and when it fails, the database is neither what it was nor what it will be; so what was there is captured first.
     *
     * @param name as Heroku has it, such as {@code b007}; {@code latest} for the newest good one
     * @return what was restored, and what is kept of the contents before
     * @throws IOException when it failed; the message says what is kept
     */
    public Replaced restore(HerokuCaptures from, String name, Progress progress)
            throws IOException, InterruptedException {
        HerokuApi source = from.api();
        App owner = from.owner();
        Transfer capture = new FindCapture(source).of(owner, name);
        String kept = "the capture " + capture(progress).name() + " of " + owner() + " at Heroku";
        SignedAddress address = source.address(owner, capture);
        HerokuApi api = api();
        AttachedDatabase database = database(api);
        progress.start("restoring " + capture.name() + " onto " + database, 0);
        try {
            new RestoreDump(api, progress::advance).run(database, address);
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage() + ". The database may hold half of it; what was there is kept as " + kept, e);
        }
        return new Replaced(capture.name() + " of " + owner, database.toString(), kept);
    }

    private HerokuApi api() throws IOException {
        return access.api(place.heroku());
    }

    private AttachedDatabase database(HerokuApi api) throws IOException, InterruptedException {
        return api.database(new App(place.heroku().app()), place.variable());
    }

    /**
     * What a restore at Heroku did.
     *
     * @param capture what was restored
     * @param database what holds it now
     * @param keptAs what is kept of the contents before
     */
    public record Replaced(String capture, String database, String keptAs) {}
}
