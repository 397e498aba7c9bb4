package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.proof.Evidence;
import io.jenkins.plugins.backhaul.storage.ObjectKey;

/**
 * Evidence as the desk has checked and stored it.
 *
 * @param key where it is kept
 */
public record StoredEvidence(ObjectKey key, Evidence evidence) {}
