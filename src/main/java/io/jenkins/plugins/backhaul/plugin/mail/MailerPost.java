package io.jenkins.plugins.backhaul.plugin.mail;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.tasks.MailAddressResolver;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import jenkins.plugins.mailer.tasks.MimeMessageBuilder;
import org.springframework.security.core.AuthenticationException;

/** Mail by the plugin Mailer, as it is set up. Absent when that plugin is: then its constructor cannot run. */
@Extension(optional = true)
public final class MailerPost extends Post {
    private final Function<User, String> addresses;

    /** For Jenkins. */
    public MailerPost() {
        addresses = MailAddressResolver::resolve;
    }

    @Override
    String send(Run<?, ?> run, TaskListener log, Letter letter, Recipients recipients) throws IOException {
        try {
            MimeMessageBuilder builder = new MimeMessageBuilder()
                    .setListener(log)
                    .setSubject(letter.subject())
                    .setBody(letter.body())
                    .addRecipients(recipients.more());
            for (User user : recipients.users()) {
                Optional<String> one = addressOf(user, run, log);
                if (one.isPresent()) {
                    builder.addRecipients(one.get());
                }
            }
            MimeMessage mail = builder.buildMimeMessage();
            Address[] all = mail.getAllRecipients();
            if (all == null || all.length == 0) {
                return "";
            }
            mail.addHeader("Auto-Submitted", "auto-generated");
            Transport.send(mail);
            return Arrays.stream(all).map(Address::toString).collect(Collectors.joining(", "));
        } catch (MessagingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** As Mailer itself does it: a commit can claim any author, so only who may read the job is mailed its log. */
    private Optional<String> addressOf(User user, Run<?, ?> run, TaskListener log) {
        String found = Util.fixEmpty(addresses.apply(user));
        if (found == null) {
            return Optional.empty();
        }
        if (Jenkins.get().isUseSecurity() && !mayRead(user, run)) {
            log.getLogger()
                    .println("[backhaul] note: " + user.getFullName()
                            + " is not mailed, being no user of this Jenkins who may read the job");
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private static boolean mayRead(User user, Run<?, ?> run) {
        try {
            return run.getACL().hasPermission2(user.impersonate2(), Item.READ);
        } catch (AuthenticationException e) {
            return false;
        }
    }
}
