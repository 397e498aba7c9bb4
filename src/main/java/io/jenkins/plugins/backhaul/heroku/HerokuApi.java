package io.jenkins.plugins.backhaul.heroku;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is asked of Heroku: of its Platform API (devcenter.heroku.com/articles/platform-api-reference) and of the API of its
 * databases, which is documented by heroku/cli 11.9.0 alone ({@code src/commands/pg/backups}). Safe for use by several threads.
 */
public final class HerokuApi {
    private final HerokuAddresses addresses;
    private final Exchange exchange;
    private final Patience patience;

    /** Nothing is asked yet. */
    public HerokuApi(HerokuAddresses addresses, HerokuToken token, Patience patience) {
        this.addresses = addresses;
        this.exchange = new Exchange(token, patience);
        this.patience = patience;
    }

    Patience patience() {
        return patience;
    }

    /**
     * The config vars of an app: {@code GET /apps/{app}/config-vars}.
     *
     * @throws HerokuException when they cannot be read
     */
    public ConfigVars configVars(App app) throws HerokuException, InterruptedException {
        Question question =
                Question.get("Reading the config vars of " + app + " at Heroku", api("/apps/" + app + "/config-vars"));
        return new ConfigVars(app, exchange.send(question).texts());
    }

    /**
     * The one database that an app has attached under a name: {@code POST /actions/addon-attachments/resolve}, which changes
     * nothing.
     *
     * @param attachment such as {@code DATABASE_URL}, {@code HEROKU_POSTGRESQL_PINK} or the name of the add-on
     * @throws HerokuException when there is none, or more than one
     */
    public AttachedDatabase database(App app, String attachment) throws HerokuException, InterruptedException {
        Answer answer = exchange.send(Question.ask(
                "Looking for the database " + attachment + " of " + app + " at Heroku",
                api("/actions/addon-attachments/resolve"),
                Map.of("app", app.name(), "addon_attachment", attachment, "addon_service", "heroku-postgresql")));
        List<Answer> found = answer.items();
        if (found.size() != 1) {
            throw answer.unexpected("it names " + found.size() + " databases instead of one");
        }
        return AttachedDatabase.read(found.get(0));
    }

    /** The captures and restores of an app: {@code GET /client/v11/apps/{app}/transfers}. */
    List<Transfer> transfers(App app) throws HerokuException, InterruptedException {
        Question question =
                Question.get("Listing the captures of " + app + " at Heroku", data("/apps/" + app + "/transfers"));
        List<Transfer> transfers = new ArrayList<>();
        for (Answer each : exchange.send(question).items()) {
            transfers.add(Transfer.read(each));
        }
        return transfers;
    }

    /** One of them as it stands now, with its log. */
    Transfer transfer(App app, String uuid) throws HerokuException, InterruptedException {
        return Transfer.read(exchange.send(Question.get(
                "Asking how far Heroku has come with " + app,
                data("/apps/" + app + "/transfers/" + uuid + "?verbose=true"))));
    }

    /** Begins a capture: {@code POST /client/v11/databases/{id}/backups}. */
    Transfer startCapture(AttachedDatabase database) throws HerokuException, InterruptedException {
        return Transfer.read(exchange.send(Question.order(
                "Beginning a capture of " + database, data("/databases/" + database.id() + "/backups"), Map.of())));
    }

    /** Begins a restore of a dump in the custom format: {@code POST /client/v11/databases/{id}/restores}. */
    Transfer startRestore(AttachedDatabase database, SignedAddress dump) throws HerokuException, InterruptedException {
        return Transfer.read(exchange.send(Question.order(
                "Beginning a restore onto " + database,
                data("/databases/" + database.id() + "/restores"),
                Map.of("backup_url", dump.uri().toString()))));
    }

    /**
     * An address to read a capture from: {@code POST /client/v11/apps/{app}/transfers/{number}/actions/public-url}. Whoever knows
     * it can read the dump for about an hour.
     */
    public SignedAddress address(App app, Transfer capture) throws HerokuException, InterruptedException {
        Answer answer = exchange.send(Question.ask(
                "Asking for the address of " + capture.name() + " of " + app + " at Heroku",
                data("/apps/" + app + "/transfers/" + capture.number() + "/actions/public-url"),
                Map.of()));
        try {
            return new SignedAddress(URI.create(answer.text("url", "https?://\\S{1,8000}")));
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message may hold the address.
            throw answer.unexpected("'url' is no web address");
        }
    }

    private URI api(String path) {
        return addresses.api().resolve(path);
    }

    private URI data(String path) {
        return addresses.data().resolve("/client/v11" + path);
    }
}
