package io.jenkins.plugins.backhaul.backup;

/**
 * What an examination found.
 *
 * @param subject what was tried, such as {@code store s3://countable/backups}
 * @param good whether it works
 * @param sentence what was seen; when it does not work, what is wrong and what to do
 */
public record Finding(String subject, boolean good, String sentence) {}
