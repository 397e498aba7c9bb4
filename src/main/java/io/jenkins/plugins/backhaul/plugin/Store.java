package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.backhaul.media.Ground;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.plugin.keys.StoreKeys;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * A place in S3 where jobs may keep backups, or have media, as an administrator described it. Texts are taken as they were given; what is
 * wrong with them is said when the store is opened, so that a slip in one store stops neither Jenkins nor the other stores.
 * Holds no secret.
 */
public final class Store implements Describable<Store> {
    private final String name;
    private final String bucket;
    private String prefix;
    private String region;
    private String endpoint;
    private boolean pathStyle;
    private String kmsKeyId;
    private String credentialsId;
    private String jobs;
    private boolean onlyRead;

    /**
     * A store in Amazon's region of the environment, with the credentials of the environment.
     *
     * @param name what jobs call it
     * @param bucket where it lies
     */
    @DataBoundConstructor
    public Store(String name, String bucket) {
        this.name = Util.fixNull(name).trim();
        this.bucket = Util.fixNull(bucket).trim();
    }

    /** What jobs call it. */
    public String getName() {
        return name;
    }

    /** The bucket. */
    public String getBucket() {
        return bucket;
    }

    /** What all its keys start with; null for the whole bucket. */
    public String getPrefix() {
        return prefix;
    }

    /** Slashes around it are dropped. */
    @DataBoundSetter
    public void setPrefix(String prefix) {
        this.prefix = Util.fixEmpty(Util.fixNull(prefix).trim().replaceAll("^/+|/+$", ""));
    }

    /** Its region; null for the environment's. */
    public String getRegion() {
        return region;
    }

    @DataBoundSetter
    public void setRegion(String region) {
        this.region = Util.fixEmptyAndTrim(region);
    }

    /** Its address; null for Amazon's. */
    public String getEndpoint() {
        return endpoint;
    }

    @DataBoundSetter
    public void setEndpoint(String endpoint) {
        this.endpoint = Util.fixEmptyAndTrim(endpoint);
    }

    /** Whether the bucket goes into the path rather than the host name. */
    public boolean isPathStyle() {
        return pathStyle;
    }

    @DataBoundSetter
    public void setPathStyle(boolean pathStyle) {
        this.pathStyle = pathStyle;
    }

    /** The KMS key to encrypt new objects with; null for the bucket's own default. */
    public String getKmsKeyId() {
        return kmsKeyId;
    }

    @DataBoundSetter
    public void setKmsKeyId(String kmsKeyId) {
        this.kmsKeyId = Util.fixEmptyAndTrim(kmsKeyId);
    }

    /** Which credentials open it; null for those that the controller finds in its environment. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Full names of the jobs that may use it, or of folders of such jobs, one a line; null for all jobs. */
    public String getJobs() {
        return jobs;
    }

    @DataBoundSetter
    public void setJobs(String jobs) {
        this.jobs = Util.fixEmpty(Util.fixNull(jobs)
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    /** Whether nothing is ever written there: it holds media of production. Without meaning for a store of backups. */
    public boolean isOnlyRead() {
        return onlyRead;
    }

    @DataBoundSetter
    public void setOnlyRead(boolean onlyRead) {
        this.onlyRead = onlyRead;
    }

    private boolean mayUse(String job) {
        return jobs == null || jobs.lines().anyMatch(each -> (job + "/").startsWith(each + "/"));
    }

    /** As {@code s3://bucket/prefix}. */
    public String location() {
        return "s3://" + bucket + (prefix == null ? "" : "/" + prefix);
    }

    /** What it stands on, or what a location of the same store does. */
    Ground ground(String location) {
        return Ground.bucket(Optional.ofNullable(endpoint).map(URI::create), Optional.empty(), location);
    }

    /** Whether that {@code s3://bucket/prefix} is this store or lies within it. */
    boolean covers(String location) {
        return (location + "/").startsWith(location() + "/");
    }

    /**
     * Opens it with the credentials that the run's job may use, and records that it used them. Asks nothing of S3 yet. The
     * caller closes it.
     *
     * @param location what {@link BackhaulConfiguration#store} found it by: a name, nothing, or a location within it
     * @throws AbortException when the job may not use it, the credentials are not there for this job, or the settings cannot be
     */
    public TicketStore open(Run<?, ?> run, String location) throws AbortException {
        String place = location(run, location);
        return new StoreOpener(this).open(RunCredentials.ofStore(run, credentialsId), place);
    }

    /**
     * The same as a place for media.
     *
     * @param location within it
     */
    MediaPlace openMedia(Run<?, ?> run, String location) throws AbortException {
        String place = location(run, location);
        return new StoreOpener(this).openMedia(RunCredentials.ofStore(run, credentialsId), place);
    }

    /** The same for the controller itself, with credentials that all jobs may use; gives up soon. The caller closes it. */
    TicketStore open(String location) throws AbortException {
        return new StoreOpener(this).openBriefly(RunCredentials.ofStore(credentialsId), within(location));
    }

    /**
     * Where the run would keep backups, as {@code s3://bucket/prefix}.
     *
     * @param location what {@link BackhaulConfiguration#store} found it by
     * @throws AbortException when the job may not use it, or the location does not lie within it
     */
    String location(Run<?, ?> run, String location) throws AbortException {
        String job = run.getParent().getFullName();
        if (!mayUse(job)) {
            throw new AbortException("The job " + job + " may not use the store '" + name
                    + "'. An administrator lists it, or its folder, under Manage Jenkins, System, Backhaul.");
        }
        return within(location);
    }

    private String within(String location) throws AbortException {
        String wanted = Util.fixNull(location).trim();
        if (!wanted.startsWith("s3://")) {
            return location();
        }
        if (!covers(wanted)) {
            throw new AbortException(wanted + " does not lie within the store '" + name + "', which is " + location()
                    + ". Name another store, or ask an administrator to add one.");
        }
        return wanted.replaceAll("/+$", "");
    }

    @Override
    public String toString() {
        return "Store[" + name + ", " + location() + "]";
    }

    /** The part of the form that describes one store. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<Store> {
        @Override
        public String getDisplayName() {
            return "Store";
        }

        /** Credentials that may open a store; none but the present one to somebody who is no administrator. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                items.includeEmptyValue();
                items.includeMatchingAs(
                        ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), StoreKeys.matcher());
            }
            return items.includeCurrentValue(Util.fixNull(credentialsId));
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return check(value, StoreFields::wrongName);
        }

        @POST
        public FormValidation doCheckBucket(@QueryParameter String value) {
            return check(value, StoreFields::wrongBucket);
        }

        @POST
        public FormValidation doCheckPrefix(@QueryParameter String value) {
            return check(value, StoreFields::wrongPrefix);
        }

        @POST
        public FormValidation doCheckRegion(@QueryParameter String value) {
            return check(value, StoreFields::wrongRegion);
        }

        @POST
        public FormValidation doCheckEndpoint(@QueryParameter String value) {
            return check(value, StoreFields::wrongEndpoint);
        }

        @POST
        public FormValidation doCheckKmsKeyId(@QueryParameter String value) {
            return check(value, StoreFields::wrongKmsKey);
        }

        /** Uses the store as the form describes it, saved or not. */
        @POST
        public FormValidation doTest(StaplerRequest2 request) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return StoreTrial.of(request).run();
        }

        private static FormValidation check(String value, Function<String, Optional<String>> fault) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            return fault.apply(Util.fixNull(value).trim())
                    .map(FormValidation::error)
                    .orElse(FormValidation.ok());
        }
    }
}
