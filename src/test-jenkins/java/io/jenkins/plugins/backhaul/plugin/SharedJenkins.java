package io.jenkins.plugins.backhaul.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of the class share one Jenkins, which they take as a parameter {@code JenkinsRule}. Before each of them it is as if it
 * had just been started; a test whose Jenkins cannot be made so again fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedJenkinsExtension.class)
@interface SharedJenkins {}
