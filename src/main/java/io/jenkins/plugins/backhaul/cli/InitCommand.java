package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.StarterFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the files that a project begins with. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Write a commented backhaul.yml and a Jenkinsfile for the project in this folder, guessed from its Docker Compose"
                    + " file and its Git repository. A file that is there stays as it is."
        })
final class InitCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        StarterFiles files = StarterFiles.guess(folder);
        List<String> written = files.writeInto(folder);
        List<String> lines = new ArrayList<>(written);
        files.reasons().forEach(each -> lines.add("  " + each));
        lines.add("Read them, fill in what is marked FILL IN, then try: backhaul check");
        output.print(Map.of("files", written, "reasons", files.reasons()), lines);
        return ExitCode.DONE;
    }
}
