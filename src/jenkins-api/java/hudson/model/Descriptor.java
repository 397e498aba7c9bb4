package hudson.model;

import jenkins.model.Loadable;
import jenkins.util.io.OnMaster;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable, OnMaster {
    public static final class FormException extends Exception implements HttpResponse {
        public FormException(String arg0, String arg1) {
            throw new UnsupportedOperationException();
        }
    }

    protected Descriptor() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public final String getDescriptorFullUrl() {
        throw new UnsupportedOperationException();
    }

    public final String getJsonSafeClassName() {
        throw new UnsupportedOperationException();
    }

    public final boolean isInstance(T arg0) {
        throw new UnsupportedOperationException();
    }

    public final boolean isSubTypeOf(Class arg0) {
        throw new UnsupportedOperationException();
    }

    public boolean configure(StaplerRequest2 arg0, JSONObject arg1) throws Descriptor.FormException {
        throw new UnsupportedOperationException();
    }

    protected final String getViewPage(Class<?> arg0, String arg1) {
        throw new UnsupportedOperationException();
    }

    public void save() {
        throw new UnsupportedOperationException();
    }

    public void load() {
        throw new UnsupportedOperationException();
    }
}
