package hudson.util;

import java.util.ArrayList;
import org.kohsuke.stapler.HttpResponse;

/** A signature for the compiler, written by bin/signatures. */
public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    public static final class Option {
        public Option(String arg0, String arg1) {
            throw new UnsupportedOperationException();
        }
    }

    public ListBoxModel(ListBoxModel.Option... arg0) {
        throw new UnsupportedOperationException();
    }
}
