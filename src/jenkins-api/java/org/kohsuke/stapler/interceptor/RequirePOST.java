package org.kohsuke.stapler.interceptor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A signature for the compiler, written by bin/signatures. */
@Retention(value = RetentionPolicy.RUNTIME)
@Target(value = {ElementType.METHOD, ElementType.FIELD})
public @interface RequirePOST {
    static class Processor {
        private Processor() {
            throw new UnsupportedOperationException();
        }
    }

    interface ErrorCustomizer {}
}
