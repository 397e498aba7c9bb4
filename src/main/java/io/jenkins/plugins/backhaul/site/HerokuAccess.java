package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.HerokuSettings;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import io.jenkins.plugins.backhaul.heroku.App;
import io.jenkins.plugins.backhaul.heroku.ConfigVars;
import io.jenkins.plugins.backhaul.heroku.HerokuAddresses;
import io.jenkins.plugins.backhaul.heroku.HerokuApi;
import io.jenkins.plugins.backhaul.heroku.HerokuToken;
import io.jenkins.plugins.backhaul.heroku.Patience;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Heroku, with the tokens that this machine's variables hold. The config vars of an app are asked for once. */
public final class HerokuAccess {
    private final Map<String, String> variables;
    private final Map<HerokuSettings, ConfigVars> known = new ConcurrentHashMap<>();

    /** @param variables the environment */
    public HerokuAccess(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Where Heroku is, as far as this machine is concerned. */
    HerokuAddresses addresses() {
        return HerokuAddresses.of(variables);
    }

    /** The token of an app, if this machine has one. */
    Optional<HerokuToken> findToken(HerokuSettings heroku) {
        String variable = NotifySettings.variable(heroku.token());
        return Optional.ofNullable(variables.get(variable))
                .filter(secret -> !secret.isBlank())
                .map(secret -> new HerokuToken("the variable " + variable, secret));
    }

    private HerokuToken token(HerokuSettings heroku) throws IOException {
        return findToken(heroku)
                .orElseThrow(() -> new IOException("The app " + heroku.app()
                        + " at Heroku cannot be asked without a token: set " + NotifySettings.variable(heroku.token())
                        + " to what 'heroku authorizations:create' prints"));
    }

    /**
     * The API, with the token of an app.
     *
     * @throws IOException when there is none
     */
    HerokuApi api(HerokuSettings heroku) throws IOException {
        return new HerokuApi(addresses(), token(heroku), Patience.usual());
    }

    /**
     * The config vars of an app, as they were when they were asked for first.
     *
     * @throws IOException when they cannot be read
     */
    public ConfigVars configVars(HerokuSettings heroku) throws IOException {
        ConfigVars vars = known.get(heroku);
        if (vars == null) {
            try {
                vars = api(heroku).configVars(new App(heroku.app()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("Asking Heroku was interrupted").initCause(e);
            }
            known.put(heroku, vars);
        }
        return vars;
    }
}
