package io.jenkins.plugins.backhaul.storage.presigned;

import java.io.Serializable;

/**
 * A part of an upload, before it is sent.
 *
 * @param number its place, from 1
 * @param size its length in bytes
 * @param checksum the value of the header named by the upload's {@link PartChecksum}
 * @param sha256 lower-case hexadecimal
 */
public record Part(int number, long size, String checksum, String sha256) implements Serializable {}
