package io.jenkins.plugins.backhaul.plugin.agent;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.backhaul.agent.folder.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Makes the folder of a piece of work, and answers the command that starts its worker. Called on that folder. */
public final class BeginWork extends MasterToSlaveFileCallable<List<String>> {
    private static final long serialVersionUID = 1L;

    private static final String PREFIX = "backhaul-";

    /** No worker goes on for so long when nobody watches it. */
    private static final Duration ABANDONED = Duration.ofDays(7);

    private final byte[] order;
    private final Host host;

    /** @param order what is to be done; holds no secret */
    public BeginWork(byte[] order, Host host) {
        this.order = order.clone();
        this.host = host;
    }

    @Override
    public List<String> invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        Path above = Files.createDirectories(folder.toPath().getParent());
        sweep(above);
        return new ArrayList<>(WorkFolder.create(folder.toPath(), order).launch(host.java(), host.jar()));
    }

    /** A controller that never came back has left its folder behind. */
    private static void sweep(Path above) throws IOException, InterruptedException {
        Instant oldest = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(above, PREFIX + "*")) {
            for (Path each : folders) {
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(each).toInstant().isBefore(oldest)) {
                    WorkFolder.at(each).remove();
                }
            }
        }
    }
}
