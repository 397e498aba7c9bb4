package com.google.common.util.concurrent;

/** A signature for the compiler, written by bin/signatures. */
public interface FutureCallback<V> {
    void onFailure(Throwable arg0);
}
