package hudson.util;

import java.util.ArrayList;

/** A signature for the compiler, written by bin/signatures. */
public class ListBoxModel extends ArrayList<ListBoxModel.Option> {
    public static final class Option {
        private Option() {
            throw new UnsupportedOperationException();
        }
    }

    public ListBoxModel() {
        throw new UnsupportedOperationException();
    }
}
