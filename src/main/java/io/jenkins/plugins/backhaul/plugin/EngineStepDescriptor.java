package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.backhaul.config.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What Jenkins knows of a step of ours: where it can run, and how its form is filled and checked. */
public abstract class EngineStepDescriptor extends StepDescriptor {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, EnvVars.class, TaskListener.class);
    }

    /** The project alone: some of the other arguments are nobody's business in a list of steps. */
    @Override
    public final String argumentsToString(Map<String, Object> namedArgs) {
        Object project = namedArgs.get("project");
        return project == null ? null : project.toString();
    }

    /** The stores that an administrator has set up. */
    @POST
    public final ComboBoxModel doFillStoreItems(@AncestorInPath Item item) {
        ComboBoxModel names = new ComboBoxModel();
        if (mayConfigure(item)) {
            BackhaulConfiguration.get().getStores().forEach(store -> names.add(store.getName()));
        }
        return names;
    }

    /** The credentials that a build of this job may use for a database. */
    @POST
    public final ListBoxModel doFillDatabaseCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String databaseCredentialsId) {
        StandardListBoxModel ids = new StandardListBoxModel();
        if (!maySelectCredentials(item)) {
            return ids.includeCurrentValue(databaseCredentialsId);
        }
        return ids.includeEmptyValue()
                .includeMatchingAs(
                        item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2,
                        item,
                        StandardCredentials.class,
                        List.of(),
                        CredentialsMatchers.anyOf(
                                CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class),
                                CredentialsMatchers.instanceOf(StringCredentials.class)))
                .includeCurrentValue(databaseCredentialsId);
    }

    /** Whether it can be a project's name. */
    @POST
    public final FormValidation doCheckProject(@AncestorInPath Item item, @QueryParameter String value) {
        String name = Util.fixNull(value).trim();
        if (!mayConfigure(item) || name.isEmpty() || name.contains("$")) {
            return FormValidation.ok();
        }
        try {
            new ProjectName(name);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    private static boolean maySelectCredentials(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }
}
