package hudson;

import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;

/** A signature for the compiler, written by bin/signatures. */
public final class FilePath implements Serializable {
    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File arg0, VirtualChannel arg1) throws IOException, InterruptedException;
    }

    public String getRemote() {
        throw new UnsupportedOperationException();
    }

    public void copyFrom(InputStream arg0) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public <T> T act(FilePath.FileCallable<T> arg0) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public Computer toComputer() {
        throw new UnsupportedOperationException();
    }

    public void mkdirs() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public FilePath child(String arg0) {
        throw new UnsupportedOperationException();
    }

    private FilePath() {
        throw new UnsupportedOperationException();
    }
}
