package net.sf.json;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public final class JSONObject implements Serializable, Map<String, Object>, Comparable {
    public void clear() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(Object arg0) {
        throw new UnsupportedOperationException();
    }

    public boolean containsKey(Object arg0) {
        throw new UnsupportedOperationException();
    }

    public boolean containsValue(Object arg0) {
        throw new UnsupportedOperationException();
    }

    public Set entrySet() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(Object arg0) {
        throw new UnsupportedOperationException();
    }

    public Object get(Object arg0) {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    public Set<String> keySet() {
        throw new UnsupportedOperationException();
    }

    public Object opt(String arg0) {
        throw new UnsupportedOperationException();
    }

    public Object put(String arg0, Object arg1) {
        throw new UnsupportedOperationException();
    }

    public void putAll(Map arg0) {
        throw new UnsupportedOperationException();
    }

    public Object remove(Object arg0) {
        throw new UnsupportedOperationException();
    }

    public Object remove(String arg0) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        throw new UnsupportedOperationException();
    }

    public Collection values() {
        throw new UnsupportedOperationException();
    }

    private JSONObject() {
        throw new UnsupportedOperationException();
    }
}
