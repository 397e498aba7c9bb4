package io.jenkins.plugins.backhaul.database.postgres;

/**
 * A {@code COPY … FROM stdin}; its data follows in the dump.
 *
 * @param statement the statement itself
 * @param inLines whether each line of data is one row: not so for CSV, and not where the first line is a header
 */
record CopyBlock(SqlStatement statement, boolean inLines) implements DumpItem {
    @Override
    public long line() {
        return statement.line();
    }
}
