package io.jenkins.plugins.backhaul.plugin.agent;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.backhaul.agent.folder.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Makes the folder of a piece of work, and answers the command that starts its worker. Called on that folder. */
public final class BeginWork extends MasterToSlaveFileCallable<List<String>> {
    private static final long serialVersionUID = 1L;

    private final byte[] order;
    private final Host host;

    /** @param order what is to be done; holds no secret */
    public BeginWork(byte[] order, Host host) {
        this.order = order.clone();
        this.host = host;
    }

    @Override
    public List<String> invoke(File folder, VirtualChannel channel) throws IOException {
        Files.createDirectories(folder.toPath().getParent());
        return new ArrayList<>(WorkFolder.create(folder.toPath(), order).launch(host.java(), host.jar()));
    }
}
