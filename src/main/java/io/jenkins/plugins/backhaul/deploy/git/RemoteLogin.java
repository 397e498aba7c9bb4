package io.jenkins.plugins.backhaul.deploy.git;

import java.net.URI;
import java.util.List;

/**
 * Who is pushed as, where the machine's own Git knows nobody. {@link #toString()} shows no secret.
 *
 * @param server which server it is for, such as {@code https://git.heroku.com}; no other one gets to see it
 * @param user any name, where the server looks at the secret only
 * @param secret the password or the token
 */
public record RemoteLogin(URI server, String user, String secret) {
    private static final String USER = "BACKHAUL_GIT_USER";
    private static final String SECRET = "BACKHAUL_GIT_SECRET";

    /** What Git is started with: no helper but this one, which takes both from Git's environment. */
    List<String> options() {
        String helper = "!f() { test \"$1\" = get || exit 0; echo \"username=$" + USER + "\"; echo \"password=$"
                + SECRET + "\"; }; f";
        return List.of("-c", "credential.helper=", "-c", "credential." + server + ".helper=" + helper);
    }

    String userVariable() {
        return USER;
    }

    String secretVariable() {
        return SECRET;
    }

    @Override
    public String toString() {
        return "RemoteLogin[hidden, for " + server + "]";
    }
}
