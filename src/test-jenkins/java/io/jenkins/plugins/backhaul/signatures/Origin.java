package io.jenkins.plugins.backhaul.signatures;

import java.util.List;
import javax.lang.model.element.TypeElement;

/** Where a type comes from: what signatures are written for, and what the default build has from Maven Central. */
final class Origin {
    private static final List<String> WRITTEN = List.of(
            "hudson.",
            "jenkins.",
            "org.jenkinsci.",
            "org.kohsuke.",
            "com.cloudbees.",
            "com.google.common.",
            "net.sf.json.",
            "org.springframework.");
    private static final List<String> AVAILABLE = List.of(
            "java.",
            "javax.",
            "jakarta.mail.",
            "jakarta.servlet.",
            "net.java.sezpoz.",
            "org.jvnet.localizer.",
            "edu.umd.cs.findbugs.annotations.",
            "software.amazon.awssdk.",
            "io.jenkins.plugins.backhaul.");

    private Origin() {}

    static boolean isWritten(TypeElement type) {
        return isWritten(type.getQualifiedName().toString());
    }

    /** Whether that is so of a type of this name. */
    static boolean isWritten(String name) {
        return WRITTEN.stream().anyMatch(name::startsWith);
    }

    static boolean isAvailable(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return AVAILABLE.stream().anyMatch(name::startsWith);
    }
}
