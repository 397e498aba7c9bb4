package io.jenkins.plugins.backhaul.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SplittableRandom;

/** Accounts as pgbench fills them, after some transactions, and then their history. */
final class PgbenchDump implements Corpus.Source {
    private static final int ROWS_AT_ONCE = 500;
    private static final String FILLER = " ".repeat(84);

    private final SplittableRandom random = new SplittableRandom(1);
    private final long accounts;
    private int row;

    PgbenchDump(long size) {
        this.accounts = size * 3 / 4 / 100;
    }

    @Override
    public byte[] next() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS_AT_ONCE; i++) {
            row++;
            if (row <= accounts) {
                int balance = random.nextInt(3) == 0 ? random.nextInt(-5000, 5000) : 0;
                rows.append(row)
                        .append('\t')
                        .append(row / 100_000 + 1)
                        .append('\t')
                        .append(balance);
                rows.append('\t').append(FILLER).append('\n');
            } else {
                history(rows);
            }
        }
        return rows.toString().getBytes(UTF_8);
    }

    private void history(StringBuilder rows) {
        rows.append(random.nextInt(1, 100))
                .append('\t')
                .append(random.nextInt(1, 20))
                .append('\t');
        rows.append(random.nextLong(1, accounts + 2)).append('\t').append(random.nextInt(-5000, 5000));
        rows.append("\t2026-11-20 03:")
                .append(10 + row / 60_000 % 50)
                .append(':')
                .append(10 + row / 1000 % 50);
        rows.append('.').append(random.nextInt(100_000, 1_000_000)).append("\t\\N\n");
    }
}
