package hudson.search;

import hudson.model.ModelObject;

/** A signature for the compiler, written by bin/signatures. */
public interface SearchableModelObject extends ModelObject, SearchItem {
    Search getSearch();
}
