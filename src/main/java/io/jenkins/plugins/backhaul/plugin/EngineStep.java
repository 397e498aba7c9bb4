package io.jenkins.plugins.backhaul.plugin;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.backhaul.plugin.work.Mission;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A step whose work is done on an agent by the engine. What is not given here comes from {@code backhaul.yml} in the workspace,
 * and what is not there from the configuration of Jenkins.
 *
 * @param <R> what comes of it
 */
public abstract class EngineStep<R extends WorkResult> extends Step implements Mission<R>, Serializable {
    private static final long serialVersionUID = 1L;

    private String project;
    private String environment;
    private String store;
    private String databaseCredentialsId;
    private String folder;

    /** The project: the folder of its backups in the store. */
    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(String project) {
        this.project = Util.fixEmptyAndTrim(project);
    }

    /** The environment of {@code backhaul.yml} that is meant; null for none in particular. */
    public final String getEnvironment() {
        return environment;
    }

    @DataBoundSetter
    public final void setEnvironment(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    /** The store's name in the configuration of Jenkins, or a location that lies within one. */
    public String getStore() {
        return store;
    }

    @DataBoundSetter
    public void setStore(String store) {
        this.store = Util.fixEmptyAndTrim(store);
    }

    /** Username and password, or the password alone, of the project's databases. */
    public String getDatabaseCredentialsId() {
        return databaseCredentialsId;
    }

    @DataBoundSetter
    public void setDatabaseCredentialsId(String databaseCredentialsId) {
        this.databaseCredentialsId = Util.fixEmptyAndTrim(databaseCredentialsId);
    }

    /** Where {@code backhaul.yml} is, relative to the workspace. */
    public String getFolder() {
        return folder;
    }

    @DataBoundSetter
    public void setFolder(String folder) {
        this.folder = Util.fixEmptyAndTrim(folder);
    }

    /** What it does, as a noun: {@code backup}. */
    abstract String doing();

    /** The address of the one database, for a project that has no {@code backhaul.yml}; empty for none. */
    String databaseAddress() {
        return "";
    }

    @Override
    public TicketStore openStore(Run<?, ?> run, String wanted) throws IOException {
        return BackhaulConfiguration.get().store(wanted).open(run, wanted);
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new EngineExecution(context, this);
    }
}
