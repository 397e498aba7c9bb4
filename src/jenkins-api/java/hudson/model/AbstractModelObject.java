package hudson.model;

import hudson.search.Search;
import hudson.search.SearchIndex;
import hudson.search.SearchableModelObject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.StaplerResponse2;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"deprecation"})
public abstract class AbstractModelObject implements SearchableModelObject {
    public AbstractModelObject() {
        throw new UnsupportedOperationException();
    }

    protected final void sendError(Exception arg0, StaplerRequest2 arg1, StaplerResponse2 arg2)
            throws ServletException, IOException {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    protected final void sendError(Exception arg0, StaplerRequest arg1, StaplerResponse arg2)
            throws javax.servlet.ServletException, IOException {
        throw new UnsupportedOperationException();
    }

    protected final void sendError(Exception arg0) throws ServletException, IOException {
        throw new UnsupportedOperationException();
    }

    protected final void sendError(String arg0, StaplerRequest2 arg1, StaplerResponse2 arg2)
            throws ServletException, IOException {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    protected final void sendError(String arg0, StaplerRequest arg1, StaplerResponse arg2)
            throws javax.servlet.ServletException, IOException {
        throw new UnsupportedOperationException();
    }

    protected final void sendError(String arg0, StaplerRequest2 arg1, StaplerResponse2 arg2, boolean arg3)
            throws ServletException, IOException {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    protected final void sendError(String arg0, StaplerRequest arg1, StaplerResponse arg2, boolean arg3)
            throws javax.servlet.ServletException, IOException {
        throw new UnsupportedOperationException();
    }

    protected final void sendError(String arg0) throws ServletException, IOException {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    protected final void requirePOST() throws ServletException {
        throw new UnsupportedOperationException();
    }

    public final SearchIndex getSearchIndex() {
        throw new UnsupportedOperationException();
    }

    public Search getSearch() {
        throw new UnsupportedOperationException();
    }

    public String getSearchName() {
        throw new UnsupportedOperationException();
    }
}
