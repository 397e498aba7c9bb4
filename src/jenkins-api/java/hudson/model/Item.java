package hudson.model;

import hudson.search.SearchableModelObject;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import jenkins.util.io.OnMaster;

/** A signature for the compiler, written by bin/signatures. */
public interface Item extends Saveable, ModelObject, SearchableModelObject, AccessControlled, OnMaster {
    static final Permission CONFIGURE = null;
    static final Permission READ = null;
    static final Permission EXTENDED_READ = null;

    String getFullName();
}
