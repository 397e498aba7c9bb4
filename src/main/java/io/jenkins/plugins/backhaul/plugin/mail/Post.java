package io.jenkins.plugins.backhaul.plugin.mail;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** A way to send mail. */
public abstract class Post implements ExtensionPoint {
    /**
     * Sends a letter; whom it is not sent to, and why, is said in the log.
     *
     * @param recipients who gets it
     * @return the addresses that it was sent to
     * @throws IOException when it could not be sent
     */
    abstract String send(Run<?, ?> run, TaskListener log, Letter letter, Recipients recipients) throws IOException;

    /** The same, but never fails: what cannot be sent is a line in the log. */
    public static void send(Run<?, ?> run, TaskListener log, Letter letter, Set<User> users, String more) {
        List<Post> posts = ExtensionList.lookup(Post.class);
        if (posts.isEmpty()) {
            log.getLogger().println("[backhaul] note: nobody is mailed, as the plugin Mailer is not installed");
            return;
        }
        try {
            String told = posts.get(0).send(run, log, letter, new Recipients(users, more));
            log.getLogger()
                    .println(
                            told.isEmpty()
                                    ? "[backhaul] note: nobody is mailed: no committer of this build has an address here"
                                    : "[backhaul] Mailed " + told);
        } catch (IOException | RuntimeException e) {
            log.getLogger().println("[backhaul] note: the mail could not be sent: " + e.getMessage());
        }
    }

    /**
     * Who gets a letter.
     *
     * @param users who have an address in Jenkins, or have not
     * @param more addresses, with commas or blanks between them; may be empty
     */
    record Recipients(Set<User> users, String more) {}
}
