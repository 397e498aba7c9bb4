package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.lrzip.LrzipInputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Decompresses standard input. */
@Command(
        name = "lrunzip",
        mixinStandardHelpOptions = true,
        description = "Decompress standard input to standard output, for a machine that has no lrzip.",
        footer = {"", "Example:  backhaul lrunzip < site.tar.lrz | tar x"})
final class LrunzipCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        LrzipReadOptions options =
                LrzipReadOptions.defaults().withNotices(notice -> err.println("backhaul: " + notice));
        try (InputStream in = new FileInputStream(FileDescriptor.in);
                InputStream plain = new LrzipInputStream(in, options);
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            plain.transferTo(out);
        }
        return ExitCode.DONE;
    }
}
