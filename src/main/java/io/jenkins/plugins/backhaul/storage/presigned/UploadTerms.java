package io.jenkins.plugins.backhaul.storage.presigned;

import java.io.Serializable;

/**
 * What an upload must keep to.
 *
 * @param location the object as a person names it; holds no secret
 * @param plan how long each part is
 * @param checksum what each part is checked by
 */
public record UploadTerms(String location, PartPlan plan, PartChecksum checksum) implements Serializable {}
