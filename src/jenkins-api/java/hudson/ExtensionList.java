package hudson;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import jenkins.util.io.OnMaster;

/** A signature for the compiler, written by bin/signatures. */
public class ExtensionList<T> extends AbstractList<T> implements OnMaster {
    public Iterator<T> iterator() {
        throw new UnsupportedOperationException();
    }

    public T get(int arg0) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        throw new UnsupportedOperationException();
    }

    public boolean remove(Object arg0) {
        throw new UnsupportedOperationException();
    }

    public boolean removeAll(Collection<?> arg0) {
        throw new UnsupportedOperationException();
    }

    public final T remove(int arg0) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public boolean add(T arg0) {
        throw new UnsupportedOperationException();
    }

    public void add(int arg0, T arg1) {
        throw new UnsupportedOperationException();
    }

    public static <T> ExtensionList<T> lookup(Class<T> arg0) {
        throw new UnsupportedOperationException();
    }

    public static <U> U lookupSingleton(Class<U> arg0) {
        throw new UnsupportedOperationException();
    }

    private ExtensionList() {
        throw new UnsupportedOperationException();
    }
}
