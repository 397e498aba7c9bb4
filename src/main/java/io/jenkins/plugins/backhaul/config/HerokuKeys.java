package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.Key.One;

/** The keys about Heroku, on a page of their own. */
final class HerokuKeys {
    /** Heroku's Platform API has names of apps so. */
    private static final String APP = "^[a-z][a-z0-9-]{1,28}[a-z0-9]$";

    static final One<String> HEROKU = new One<>(
                    "heroku",
                    Value.matching(APP, "the name of an app at Heroku"),
                    "The app at Heroku that this environment is: its databases are where the app's config vars say, and a"
                            + " commit is deployed by pushing it there.")
            .replacing("remote", "remote-branch", "services", "restart-when-mounted");
    static final One<String> HEROKU_TOKEN = new One<>(
            "heroku-token",
            Value.line(),
            "The secret that holds a token for Heroku's API, named as under notify. Default: heroku-api-key, which the command"
                    + " line takes from HEROKU_API_KEY.");
    static final One<String> CONFIG_VAR = new One<>(
                    "config-var",
                    variable("DATABASE_URL"),
                    "In an environment with heroku: the config var of the app that holds the database's address. Default:"
                            + " DATABASE_URL.")
            .replacing("service", "host", "port", "url", "user", "name");

    private HerokuKeys() {}

    /** The name of a config var. */
    static Value<String> variable(String example) {
        return Value.matching("^[A-Za-z_][A-Za-z0-9_]{0,127}$", "the name of a config var like " + example);
    }
}
