package jenkins.util;

import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/** A signature for the compiler, written by bin/signatures. */
public class NonLocalizable extends Localizable {
    public NonLocalizable(String arg0) {
        super((ResourceBundleHolder) null, (String) null, (Object[]) null);
        throw new UnsupportedOperationException();
    }
}
