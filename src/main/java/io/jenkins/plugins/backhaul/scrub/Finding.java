package io.jenkins.plugins.backhaul.scrub;

/**
 * A column that seems to hold personal data.
 *
 * @param place the table and the column, as a rule names them
 * @param reason why, such as {@code its name} or {@code holds e-mail addresses}
 */
public record Finding(String place, String reason) {
    /** For a person. */
    @Override
    public String toString() {
        return place + " (" + reason + ")";
    }
}
