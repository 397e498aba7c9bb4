package hudson.model;

import hudson.security.AccessControlled;
import java.io.IOException;
import jenkins.model.Loadable;
import org.kohsuke.stapler.StaplerProxy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** A signature for the compiler, written by bin/signatures. */
public class User extends AbstractModelObject
        implements AccessControlled, ModelObject, Loadable, Saveable, Comparable<User>, StaplerProxy {
    public void load() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(User arg0) {
        throw new UnsupportedOperationException();
    }

    public String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public String getFullName() {
        throw new UnsupportedOperationException();
    }

    public Authentication impersonate2() throws UsernameNotFoundException {
        throw new UnsupportedOperationException();
    }

    public static User getById(String arg0, boolean arg1) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public void save() throws IOException {
        throw new UnsupportedOperationException();
    }

    public Object getTarget() {
        throw new UnsupportedOperationException();
    }

    private User() {
        throw new UnsupportedOperationException();
    }
}
