package io.jenkins.plugins.backhaul.heroku;

import java.util.Map;
import java.util.Optional;

/** The config vars of an app, most of them secrets. {@link #toString()} shows no value. */
public final class ConfigVars {
    private final App app;
    private final Map<String, String> values;

    ConfigVars(App app, Map<String, String> values) {
        this.app = app;
        this.values = Map.copyOf(values);
    }

    /** What it holds; nothing when there is none of that name, or it is empty. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * What it holds.
     *
     * @throws HerokuException when there is none of that name, or it is empty
     */
    public String require(String name) throws HerokuException {
        return find(name)
                .orElseThrow(() -> new HerokuException("The app " + app + " at Heroku has no config var " + name
                        + ": see 'heroku config -a " + app + "', and name the right one in backhaul.yml"));
    }

    @Override
    public String toString() {
        return "ConfigVars[" + values.size() + " of " + app + ", hidden]";
    }
}
