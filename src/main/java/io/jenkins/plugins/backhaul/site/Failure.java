package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.deploy.DeploymentRefusedException;
import io.jenkins.plugins.backhaul.media.MediaRefusedException;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import io.jenkins.plugins.backhaul.scrub.UncoveredException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/**
 * What went wrong, for a person.
 *
 * @param kind of which kind it is
 * @param sentence what it was and what to do; empty when there is nothing to say but its kind
 * @param further what went wrong while cleaning up
 */
public record Failure(Kind kind, String sentence, List<String> further) {
    /** Keeps a copy of the list. */
    public Failure {
        further = List.copyOf(further);
    }

    /** Of which kind a failure is. */
    public enum Kind {
        /** The thread was told to end. */
        INTERRUPTED,
        /** The request or the configuration is wrong. */
        REQUEST,
        /** A guard said no. */
        REFUSED,
        /** Something did not work. */
        FAULT,
        /** A fault of this program; the sentence is not for a user. */
        OWN
    }

    /** What ended the work of this thread. */
    public static Failure of(Exception e) {
        List<String> further =
                Arrays.stream(e.getSuppressed()).map(Failure::sentence).toList();
        if (isInterruption(e)) {
            boolean telling = e instanceof IOException && !(e instanceof InterruptedIOException);
            return new Failure(Kind.INTERRUPTED, telling && e.getMessage() != null ? e.getMessage() : "", further);
        }
        Kind kind = Kind.OWN;
        if (e instanceof ConfigException || e instanceof IllegalArgumentException) {
            kind = Kind.REQUEST;
        } else if (e instanceof RefusedException
                || e instanceof UncoveredException
                || e instanceof MediaRefusedException
                || e instanceof DeploymentRefusedException) {
            kind = Kind.REFUSED;
        } else if (e instanceof IOException) {
            kind = Kind.FAULT;
        }
        return new Failure(kind, sentence(e), further);
    }

    private static boolean isInterruption(Exception e) {
        return e instanceof InterruptedException
                || e instanceof InterruptedIOException
                || e instanceof ClosedByInterruptException
                || e.getCause() instanceof InterruptedException
                || Thread.currentThread().isInterrupted();
    }

    /** What Java's own file exceptions mean: their message is but the file's name. */
    private static String sentence(Throwable e) {
        if (e instanceof NoSuchFileException file) {
            return "There is no " + file.getFile() + ", or its folder is missing";
        }
        if (e instanceof AccessDeniedException file) {
            return "This account has no right to use " + file.getFile();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
