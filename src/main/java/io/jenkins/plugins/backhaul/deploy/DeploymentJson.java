package io.jenkins.plugins.backhaul.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Deployments and holders of locks as JSON, each on one line. What cannot be read is nothing: both files outlive versions. */
final class DeploymentJson {
    private static final JsonMapper JSON = new JsonMapper();

    private DeploymentJson() {}

    static String write(Deployment deployment) {
        return text(node(deployment));
    }

    static String write(Holder holder) {
        ObjectNode node = JSON.createObjectNode();
        node.put("token", holder.token());
        node.put("host", holder.process().host());
        node.put("pid", holder.process().pid());
        node.put("started", holder.process().started().toString());
        node.set("deployment", node(holder.deployment()));
        return text(node);
    }

    private static ObjectNode node(Deployment deployment) {
        ObjectNode node = JSON.createObjectNode();
        node.put("begun", deployment.begun().toString());
        node.put("ended", deployment.ended().toString());
        node.put("environment", deployment.environment());
        node.put("branch", deployment.branch());
        deployment.from().ifPresent(from -> node.put("from", from.hash()));
        node.put("to", deployment.to().hash());
        node.put("who", deployment.by().who());
        node.put("why", deployment.by().why());
        node.put("outcome", deployment.outcome().toString());
        deployment.backup().ifPresent(backup -> node.put("backup", backup));
        node.put("story", deployment.story());
        return node;
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A deployment cannot be written as JSON", e);
        }
    }

    static Optional<Deployment> deployment(String line) {
        return tree(line).flatMap(DeploymentJson::deployment);
    }

    static Optional<Holder> holder(String text) {
        return tree(text).flatMap(node -> deployment(node.path("deployment"))
                .map(deployment -> new Holder(
                        node.path("token").asText(),
                        deployment,
                        new Holder.Worker(
                                node.path("host").asText(),
                                node.path("pid").asLong(),
                                Instant.parse(node.path("started").asText("1970-01-01T00:00:00Z"))))));
    }

    private static Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Deployment> deployment(JsonNode node) {
        try {
            return Optional.of(new Deployment(
                    node.path("environment").asText(),
                    node.path("branch").asText(),
                    optional(node, "from").map(Commit::new),
                    new Commit(node.path("to").asText()),
                    new By(node.path("who").asText(), node.path("why").asText()),
                    Instant.parse(node.path("begun").asText()),
                    Instant.parse(node.path("ended").asText()),
                    Outcome.parse(node.path("outcome").asText()),
                    optional(node, "backup"),
                    node.path("story").asText()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return node.hasNonNull(field) ? Optional.of(node.get(field).asText()) : Optional.empty();
    }

    /** As people read a time: {@code 2026-11-20 12:30:11 UTC}. */
    static String shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }
}
