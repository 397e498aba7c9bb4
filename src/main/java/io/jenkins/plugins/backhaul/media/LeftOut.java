package io.jenkins.plugins.backhaul.media;

/**
 * Something that is not copied.
 *
 * @param key its name
 * @param reason why, to end a sentence with: {@code its name is also that of a folder}
 */
public record LeftOut(String key, String reason) {
    @Override
    public String toString() {
        return key + ": " + reason;
    }
}
