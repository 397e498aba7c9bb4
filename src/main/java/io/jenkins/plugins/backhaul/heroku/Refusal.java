package io.jenkins.plugins.backhaul.heroku;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;

/** An answer by its status, and why it is no good. */
final class Refusal {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 300;

    private final Question question;
    private final HerokuToken token;
    private final HttpResponse<byte[]> response;

    Refusal(Question question, HerokuToken token, HttpResponse<byte[]> response) {
        this.question = question;
        this.token = token;
        this.response = response;
    }

    boolean isOne() {
        return response.statusCode() / 100 != 2;
    }

    boolean mayPass() {
        return response.statusCode() == 429 || response.statusCode() / 100 == 5;
    }

    HerokuException toException(int tries) {
        int status = response.statusCode();
        String reason =
                switch (status) {
                    case 401 ->
                        "Heroku does not know the token in " + token.origin()
                                + ". Make another one: heroku authorizations:create";
                    case 403 ->
                        "the token in " + token.origin() + " may not do that" + said()
                                + ". One of the scope global may do all that is done here";
                    case 404 ->
                        "Heroku has nothing of that name, or the token in " + token.origin() + " may not see it"
                                + said();
                    case 429 -> "Heroku was asked too often within an hour" + after(tries) + ". Try again later";
                    default ->
                        status / 100 == 5
                                ? "Heroku has a fault of its own (" + status + ")" + after(tries)
                                        + ". See https://status.heroku.com"
                                : "Heroku answered with the status " + status + said();
                };
        return new HerokuException(question + " failed: " + reason, mayPass());
    }

    private static String after(int tries) {
        return tries > 1 ? ", " + tries + " times running" : "";
    }

    /** Heroku's own words ({@code message} in the Platform API's errors), on one line and without what could be a secret. */
    private String said() {
        try {
            JsonNode body = JSON.readTree(response.body());
            JsonNode message = body.path("message").isTextual() ? body.path("message") : body.path("error");
            String words = Answer.printable(message.asText("").replace(token.secret(), "***"), LONGEST);
            return words.isEmpty() ? "" : " (" + words + ")";
        } catch (IOException e) {
            return "";
        }
    }
}
