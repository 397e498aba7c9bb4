package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.lrzip.LrzipOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compresses standard input. */
@Command(
        name = "lrzip",
        mixinStandardHelpOptions = true,
        description = "Compress standard input to standard output, in lrzip's format 0.6.",
        footer = {"", "Example:  tar c site | backhaul lrzip > site.tar.lrz"})
final class LrzipCommand implements Callable<Integer> {
    @Mixin
    private LevelOption level;

    @Override
    public Integer call() throws IOException {
        try (InputStream in = new FileInputStream(FileDescriptor.in);
                OutputStream out = new FileOutputStream(FileDescriptor.out);
                LrzipOutputStream compressed = new LrzipOutputStream(out, level.options())) {
            in.transferTo(compressed);
            compressed.finish();
        }
        return ExitCode.DONE;
    }
}
