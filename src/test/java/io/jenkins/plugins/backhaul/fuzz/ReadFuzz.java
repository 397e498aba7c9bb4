package io.jenkins.plugins.backhaul.fuzz;

import io.jenkins.plugins.backhaul.lrzip.LrzipInputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.fault.LrzipException;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Any bytes are either an archive or refused as one. */
public final class ReadFuzz {
    private static final LrzipReadOptions OPTIONS =
            LrzipReadOptions.defaults().withMemoryLimit(8 << 20).withPlainLimit(1 << 20);

    private ReadFuzz() {}

    /** Is called by Jazzer; any exception is a finding. */
    public static void fuzzerTestOneInput(byte[] archive) throws IOException {
        try (LrzipInputStream in = new LrzipInputStream(new ByteArrayInputStream(archive), OPTIONS)) {
            in.readAllBytes();
        } catch (LrzipException e) {
            // Refused in order.
        }
    }
}
