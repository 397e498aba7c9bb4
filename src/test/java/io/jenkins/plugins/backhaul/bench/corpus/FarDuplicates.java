package io.jenkins.plugins.backhaul.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.SplittableRandom;

/** Half text, half random bytes, and all of it again and again, each time with a few bytes changed. */
final class FarDuplicates implements Corpus.Source {
    private static final double PERIOD_OF_SIZE = 0.31;
    private static final int BETWEEN_CHANGES = 40_000;

    private final byte[] period;
    private final SplittableRandom random = new SplittableRandom(5);
    private int at;

    FarDuplicates(long size) {
        this.period = period((int) (size * PERIOD_OF_SIZE));
    }

    @Override
    public byte[] next() {
        int n = Math.min(period.length - at, 1 + random.nextInt(2 * BETWEEN_CHANGES));
        period[at] = (byte) random.nextInt();
        byte[] next = java.util.Arrays.copyOfRange(period, at, at + n);
        at = (at + n) % period.length;
        return next;
    }

    private static byte[] period(int length) {
        Random bytes = new Random(11);
        Prose prose = new Prose(new SplittableRandom(12));
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 100_000);
        while (out.size() < length) {
            byte[] noise = new byte[30_000];
            bytes.nextBytes(noise);
            out.writeBytes(noise);
            out.writeBytes(prose.paragraph(400).getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
