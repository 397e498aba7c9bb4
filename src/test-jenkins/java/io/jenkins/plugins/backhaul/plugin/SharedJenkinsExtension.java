package io.jenkins.plugins.backhaul.plugin;

import hudson.security.ACL;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.runner.Description;
import org.jvnet.hudson.test.JenkinsRule;

/** Starts a Jenkins before the first test of a class, cleans it after each, and stops it after the last. */
final class SharedJenkinsExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedJenkinsExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        JenkinsRule rule = new RuleOfClass(context.getRequiredTestClass());
        try {
            rule.before();
        } catch (Throwable e) {
            throw new IllegalStateException("Jenkins did not start", e);
        }
        store(context).put(JenkinsRule.class, rule);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        mayDoEverything();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        mayDoEverything();
        new CleanJenkins(store(context).get(JenkinsRule.class, JenkinsRule.class)).clean();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        JenkinsRule rule = store(context).remove(JenkinsRule.class, JenkinsRule.class);
        if (rule != null) {
            rule.after();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JenkinsRule.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).get(JenkinsRule.class, JenkinsRule.class);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static void mayDoEverything() {
        ACL.as2(ACL.SYSTEM2);
    }

    private static final class RuleOfClass extends JenkinsRule {
        private RuleOfClass(Class<?> tests) {
            testDescription = Description.createTestDescription(tests.getName(), "all", new Annotation[0]);
        }

        @Override
        public void recipe() {
            mayDoEverything();
        }
    }
}
