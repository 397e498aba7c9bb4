package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Item;

/** A signature for the compiler, written by bin/signatures. */
public class ItemListener implements ExtensionPoint {
    public ItemListener() {
        throw new UnsupportedOperationException();
    }

    public void onDeleted(Item arg0) {
        throw new UnsupportedOperationException();
    }

    public void onLocationChanged(Item arg0, String arg1, String arg2) {
        throw new UnsupportedOperationException();
    }
}
