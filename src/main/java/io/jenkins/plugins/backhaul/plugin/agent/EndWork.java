package io.jenkins.plugins.backhaul.plugin.agent;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.backhaul.agent.folder.WorkFolder;
import java.io.File;
import java.io.IOException;
import jenkins.MasterToSlaveFileCallable;

/** Ends a piece of work in one way or another, and answers what the worker's JVM itself had to say. Called on its folder. */
public final class EndWork extends MasterToSlaveFileCallable<String> {
    private static final long serialVersionUID = 1L;

    private final Way way;

    private EndWork(Way way) {
        this.way = way;
    }

    /** Has the worker undo what it began and end. */
    public static EndWork cancelling() {
        return new EndWork(Way.CANCEL);
    }

    /** Removes the folder of a worker that has ended. */
    public static EndWork removing() {
        return new EndWork(Way.REMOVE);
    }

    @Override
    public String invoke(File file, VirtualChannel channel) throws IOException, InterruptedException {
        if (!file.isDirectory()) {
            return "";
        }
        WorkFolder folder = WorkFolder.at(file.toPath());
        String console = folder.console();
        if (way == Way.CANCEL) {
            folder.cancel();
        } else {
            folder.remove();
        }
        return console;
    }

    private enum Way {
        CANCEL,
        REMOVE
    }
}
