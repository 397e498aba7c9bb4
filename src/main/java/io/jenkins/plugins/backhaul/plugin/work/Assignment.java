package io.jenkins.plugins.backhaul.plugin.work;

import io.jenkins.plugins.backhaul.agent.message.Order;
import java.util.Map;

/**
 * What a worker is sent to do, decided and checked on the controller.
 *
 * @param project whose data it is about
 * @param store name or location of the store, as the configuration of Jenkins is asked for it
 * @param archive the key of the archive that is read; empty when one is made
 * @param place where the worker works
 * @param task what it does there
 * @param secrets what its environment gets, by the names of the variables
 */
public record Assignment(
        String project, String store, String archive, Order.Place place, Order.Task task, Map<String, String> secrets) {
    /** Keeps a copy of the map. */
    public Assignment {
        secrets = Map.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Assignment[" + project + " in " + store + "]";
    }
}
