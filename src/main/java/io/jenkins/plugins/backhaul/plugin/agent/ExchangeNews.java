package io.jenkins.plugins.backhaul.plugin.agent;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.backhaul.agent.folder.News;
import io.jenkins.plugins.backhaul.agent.folder.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import jenkins.MasterToSlaveFileCallable;

/** Takes answers to a worker and brings back its news. Called on the folder of its work. */
public final class ExchangeNews extends MasterToSlaveFileCallable<News> {
    private static final long serialVersionUID = 1L;

    private final TreeMap<Integer, byte[]> answers;
    private final long logFrom;
    private final int waitMillis;

    /** As {@link WorkFolder#exchange} has it. */
    public ExchangeNews(Map<Integer, byte[]> answers, long logFrom, int waitMillis) {
        this.answers = new TreeMap<>(answers);
        this.logFrom = logFrom;
        this.waitMillis = waitMillis;
    }

    @Override
    public News invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        return WorkFolder.at(folder.toPath()).exchange(answers, logFrom, waitMillis);
    }
}
