package io.jenkins.plugins.backhaul.plugin.mail;

/**
 * What is mailed.
 *
 * @param subject one line
 * @param body plain text
 */
public record Letter(String subject, String body) {
    private static final int LONGEST_SUBJECT = 150;

    /** Shortens the subject. */
    public Letter {
        subject = subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + "…";
    }
}
