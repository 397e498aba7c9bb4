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
            "jakarta.servlet.",
            "net.java.sezpoz.",
            "org.jvnet.localizer.",
            "edu.umd.cs.findbugs.annotations.",
            "software.amazon.awssdk.",
            "io.jenkins.plugins.backhaul.");

    private Origin() {}

    static boolean isWritten(TypeElement type) {
        return startsWithOneOf(WRITTEN, type);
    }

    static boolean isAvailable(TypeElement type) {
        return startsWithOneOf(AVAILABLE, type);
    }

    private static boolean startsWithOneOf(List<String> packages, TypeElement type) {
        String name = type.getQualifiedName().toString();
        return packages.stream().anyMatch(name::startsWith);
    }
}
