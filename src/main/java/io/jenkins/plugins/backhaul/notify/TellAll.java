package io.jenkins.plugins.backhaul.notify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells everybody, one after the other. */
public final class TellAll {
    private final List<Channel> channels;

    /** @param channels who is told; may be none */
    public TellAll(List<Channel> channels) {
        this.channels = List.copyOf(channels);
    }

    /**
     * Tells everybody; that one cannot be told keeps nobody else from being told, and never throws.
     *
     * @return one sentence for each who could not be told
     */
    public List<String> run(Notice notice) {
        List<String> faults = new ArrayList<>();
        for (Channel channel : channels) {
            try {
                channel.tell(notice);
            } catch (IOException e) {
                faults.add(channel.name() + " was not told: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                faults.add(channel.name() + " was not told: interrupted");
            }
        }
        return faults;
    }
}
