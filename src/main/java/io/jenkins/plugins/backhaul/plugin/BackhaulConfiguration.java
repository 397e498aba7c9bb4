package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What an administrator set for all jobs: where backups are kept, and which jobs may restore production by themselves. */
@Extension
@Symbol("backhaul")
public final class BackhaulConfiguration extends GlobalConfiguration {
    private List<Store> stores = new ArrayList<>();
    private List<Store> media = new ArrayList<>();
    private String defaultStore;
    private String productionJobs;
    private Notifications notifications = new Notifications();

    /** For Jenkins; reads what was saved. */
    public BackhaulConfiguration() {
        ProductionGuard.register();
        load();
    }

    /** The one of this Jenkins. */
    public static BackhaulConfiguration get() {
        return ExtensionList.lookupSingleton(BackhaulConfiguration.class);
    }

    /** Where jobs may keep backups. */
    public List<Store> getStores() {
        return List.copyOf(stores);
    }

    /**
     * Replaces them all.
     *
     * @throws IllegalArgumentException when two are called the same
     */
    @DataBoundSetter
    public void setStores(List<Store> stores) {
        requireDistinct(stores);
        this.stores = new ArrayList<>(stores);
        save();
    }

    private static void requireDistinct(List<Store> stores) {
        Set<String> names = new HashSet<>();
        for (Store each : stores) {
            if (!names.add(each.getName())) {
                throw new IllegalArgumentException(
                        "Two stores are called '" + each.getName() + "'. Give each a name of its own.");
            }
        }
    }

    /** Where jobs may read and write media. */
    public List<Store> getMedia() {
        return List.copyOf(media);
    }

    /**
     * Replaces them all.
     *
     * @throws IllegalArgumentException when two are called the same
     */
    @DataBoundSetter
    public void setMedia(List<Store> media) {
        requireDistinct(media);
        this.media = new ArrayList<>(media);
        save();
    }

    /** The name of the store of jobs that name none; null when it is not set. */
    public String getDefaultStore() {
        return defaultStore;
    }

    @DataBoundSetter
    public void setDefaultStore(String defaultStore) {
        this.defaultStore = Util.fixEmptyAndTrim(defaultStore);
        save();
    }

    /** Full names of jobs whose builds may restore production although no user started them, one a line; null for none. */
    public String getProductionJobs() {
        return productionJobs;
    }

    @DataBoundSetter
    public void setProductionJobs(String productionJobs) {
        this.productionJobs = Util.fixEmpty(Util.fixNull(productionJobs)
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n")));
        save();
    }

    /** Who is told of projects that name nobody. */
    public Notifications getNotifications() {
        return notifications;
    }

    @DataBoundSetter
    public void setNotifications(Notifications notifications) {
        this.notifications = notifications == null ? new Notifications() : notifications;
        save();
    }

    NotifySettings notifySettings() {
        return notifications.settings();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            // A form says nothing of a list that was emptied.
            setStores(request.bindJSONToList(Store.class, form.opt("stores")));
            form.remove("stores");
            setMedia(request.bindJSONToList(Store.class, form.opt("media")));
            form.remove("media");
            request.bindJSON(this, form);
            change.commit();
            return true;
        } catch (IllegalArgumentException | IOException e) {
            load();
            throw new FormException(e.getMessage(), "stores");
        }
    }

    /** Whether that is the name of a store, as far as they are saved. */
    @POST
    public FormValidation doCheckDefaultStore(@QueryParameter String value) {
        String name = Util.fixNull(value).trim();
        boolean known = name.isEmpty()
                || stores.stream().anyMatch(each -> each.getName().equals(name));
        return known || !Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? FormValidation.ok()
                : FormValidation.warning("No store of that name is saved yet.");
    }

    /** Whether there are such jobs. */
    @POST
    public FormValidation doCheckProductionJobs(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        List<String> unknown = Util.fixNull(value)
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty() && Jenkins.get().getItemByFullName(line) == null)
                .toList();
        return unknown.isEmpty()
                ? FormValidation.ok()
                : FormValidation.warning("There is no job " + String.join(", ", unknown)
                        + ". Whoever may create a job of that name could restore production by it.");
    }

    boolean isProductionJob(String fullName) {
        return Util.fixNull(productionJobs).lines().anyMatch(fullName::equals);
    }

    /**
     * The store that a job means.
     *
     * @param nameOrLocation its name here, or {@code s3://bucket/prefix} of it or within it; empty for the default
     * @throws AbortException when there is none, or more than one
     */
    public Store store(String nameOrLocation) throws AbortException {
        String wanted = Util.fixNull(nameOrLocation).trim();
        if (stores.isEmpty()) {
            throw new AbortException(
                    "No store is set up. An administrator adds one under Manage Jenkins, System, Backhaul.");
        }
        if (wanted.isEmpty()) {
            return defaultStore();
        }
        return wanted.startsWith("s3://") ? covering(wanted) : named(wanted);
    }

    /**
     * The place for media that a location is in.
     *
     * @param location {@code s3://bucket/prefix}
     * @throws AbortException when it is in none, or backups are there too
     */
    Store mediaStore(String location) throws AbortException {
        Store found = media.stream()
                .filter(each -> each.covers(location))
                .max(Comparator.comparingInt(each -> each.location().length()))
                .orElseThrow(() -> new AbortException(location + " is in no place for media that Jenkins knows. An"
                        + " administrator adds it under Manage Jenkins, System, Backhaul, Media."));
        for (Store each : stores) {
            if (each.ground(each.location()).overlaps(found.ground(location))) {
                throw new AbortException(location + " lies where the store '" + each.getName()
                        + "' keeps backups, or they lie in it. Media have to be somewhere else.");
            }
        }
        return found;
    }

    private Store defaultStore() throws AbortException {
        if (defaultStore != null) {
            return named(defaultStore);
        }
        if (stores.size() > 1) {
            throw new AbortException("No store is named, and none of " + names() + " is the default. Name one.");
        }
        return stores.get(0);
    }

    private Store named(String name) throws AbortException {
        return stores.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AbortException("There is no store '" + name + "', only " + names() + "."));
    }

    private Store covering(String location) throws AbortException {
        return stores.stream()
                .filter(each -> each.covers(location))
                .max(Comparator.comparingInt(each -> each.location().length()))
                .orElseThrow(() -> new AbortException(location + " lies in none of the stores " + names()
                        + ". Name one of them, or ask an administrator to add it."));
    }

    private String names() {
        return stores.stream().map(Store::getName).collect(Collectors.joining(", "));
    }
}
