package io.jenkins.plugins.backhaul.database.postgres;

/** What a plain dump is a sequence of. */
sealed interface DumpItem permits SqlStatement, CopyBlock {
    /** The line of the dump on which it begins, from 1. */
    long line();
}
