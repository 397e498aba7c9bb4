package jenkins.plugins.mailer.tasks;

import hudson.model.TaskListener;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;

/** A signature for the compiler, written by bin/signatures. */
public class MimeMessageBuilder {
    public MimeMessageBuilder() {
        throw new UnsupportedOperationException();
    }

    public MimeMessageBuilder setListener(TaskListener arg0) {
        throw new UnsupportedOperationException();
    }

    public MimeMessageBuilder setSubject(String arg0) {
        throw new UnsupportedOperationException();
    }

    public MimeMessageBuilder setBody(String arg0) {
        throw new UnsupportedOperationException();
    }

    public MimeMessageBuilder addRecipients(String arg0) throws UnsupportedEncodingException {
        throw new UnsupportedOperationException();
    }

    public MimeMessage buildMimeMessage() throws MessagingException, UnsupportedEncodingException {
        throw new UnsupportedOperationException();
    }
}
