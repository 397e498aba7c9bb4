package hudson.util;

import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;

/** A signature for the compiler, written by bin/signatures. */
public class ComboBoxModel extends ArrayList<String> implements HttpResponse {
    public ComboBoxModel() {
        throw new UnsupportedOperationException();
    }
}
