package io.jenkins.plugins.backhaul.database.postgres;

/**
 * A {@code COPY … FROM stdin}; its data follows in the dump, each line one row.
 *
 * @param statement the statement itself
 */
record CopyBlock(SqlStatement statement) implements DumpItem {
    @Override
    public long line() {
        return statement.line();
    }
}
