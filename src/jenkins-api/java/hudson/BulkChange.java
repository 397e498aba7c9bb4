package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

/** A signature for the compiler, written by bin/signatures. */
public class BulkChange implements Closeable {
    public BulkChange(Saveable arg0) {
        throw new UnsupportedOperationException();
    }

    public void commit() throws IOException {
        throw new UnsupportedOperationException();
    }

    public void close() {
        throw new UnsupportedOperationException();
    }
}
