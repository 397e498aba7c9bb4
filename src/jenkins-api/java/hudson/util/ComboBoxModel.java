package hudson.util;

import java.util.ArrayList;

/** A signature for the compiler, written by bin/signatures. */
public class ComboBoxModel extends ArrayList<String> {
    public ComboBoxModel() {
        throw new UnsupportedOperationException();
    }
}
