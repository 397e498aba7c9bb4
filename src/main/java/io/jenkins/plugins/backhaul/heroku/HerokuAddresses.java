package io.jenkins.plugins.backhaul.heroku;

import java.net.URI;
import java.util.Map;

/**
 * Where Heroku is. The three are those of Heroku's own program (heroku/cli 11.9.0 and heroku/heroku-cli-util 10.10.0).
 *
 * @param api the Platform API
 * @param data the API of its databases
 * @param git where its Git repositories are
 */
public record HerokuAddresses(URI api, URI data, URI git) {
    private static final String PLAIN = "http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d{1,5})?";

    /** @throws IllegalArgumentException when one of them would send the token over the network unencrypted */
    public HerokuAddresses {
        for (URI each : new URI[] {api, data, git}) {
            if (!each.toString().matches("https://[A-Za-z0-9.-]+(:\\d{1,5})?|" + PLAIN)) {
                throw new IllegalArgumentException(
                        "An address of Heroku must look like https://api.heroku.com, without a path");
            }
        }
    }

    /**
     * Heroku, or what stands in for it.
     *
     * @param variables {@code HEROKU_API_URL}, {@code HEROKU_DATA_URL} and {@code HEROKU_GIT_URL} are read
     */
    public static HerokuAddresses of(Map<String, String> variables) {
        return new HerokuAddresses(
                address(variables, "HEROKU_API_URL", "https://api.heroku.com"),
                address(variables, "HEROKU_DATA_URL", "https://api.data.heroku.com"),
                address(variables, "HEROKU_GIT_URL", "https://git.heroku.com"));
    }

    private static URI address(Map<String, String> variables, String variable, String usual) {
        String text = variables.getOrDefault(variable, "").strip();
        return URI.create(text.isEmpty() ? usual : text.replaceAll("/$", ""));
    }
}
