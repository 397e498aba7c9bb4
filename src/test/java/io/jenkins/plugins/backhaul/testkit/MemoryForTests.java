package io.jenkins.plugins.backhaul.testkit;

import io.jenkins.plugins.backhaul.desk.Memory;
import io.jenkins.plugins.backhaul.desk.OpenUpload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers texts, as a build's file does, and the order in which they came. */
public class MemoryForTests implements Memory {
    private final List<String> history = new ArrayList<>();
    private String text;

    @Override
    public Optional<OpenUpload> recall() {
        return Optional.ofNullable(text).map(OpenUpload::parse);
    }

    @Override
    public void remember(OpenUpload upload) throws IOException {
        text = upload.toText();
        history.add(text);
    }

    @Override
    public void forget() {
        text = null;
        history.add("");
    }

    /** Everything that was remembered, in order; an empty text for each time that it was forgotten. */
    public List<String> history() {
        return List.copyOf(history);
    }
}
