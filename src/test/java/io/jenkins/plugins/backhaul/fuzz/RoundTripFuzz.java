package io.jenkins.plugins.backhaul.fuzz;

import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.lrzip.LrzipInputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipOutputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Any content comes back as it was. Its first byte chooses the level, and how often it is repeated. */
public final class RoundTripFuzz {
    private static final LrzipWriteOptions OPTIONS = LrzipWriteOptions.defaults()
            .withMemory(LrzipWriteOptions.LEAST_MEMORY)
            .withThreads(1);

    private RoundTripFuzz() {}

    /** Is called by Jazzer; any exception is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        int choice = input.length == 0 ? 0 : input[0] & 0xFF;
        Level level = choice % 3 == 0 ? Level.FAST : choice % 3 == 1 ? Level.DEFAULT : Level.BEST;
        byte[] plain = repeated(input, 1 + choice / 32);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (LrzipOutputStream out = new LrzipOutputStream(archive, OPTIONS.withLevel(level))) {
            out.write(plain);
            out.finish();
        }
        ByteArrayInputStream packed = new ByteArrayInputStream(archive.toByteArray());
        try (LrzipInputStream in = new LrzipInputStream(packed, LrzipReadOptions.defaults())) {
            if (!Arrays.equals(in.readAllBytes(), plain)) {
                throw new AssertionError("Another content came back");
            }
        }
    }

    private static byte[] repeated(byte[] input, int times) {
        byte[] plain = new byte[input.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(input, 0, plain, i * input.length, input.length);
        }
        return plain;
    }
}
