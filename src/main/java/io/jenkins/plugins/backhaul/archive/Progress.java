package io.jenkins.plugins.backhaul.archive;

/** Hears how long work goes on. Calls come from one thread at a time; they return quickly and never throw. */
public interface Progress {
    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public void start(String phase, long totalBytes) {}

        @Override
        public void advance(long bytes) {}

        @Override
        public void note(String sentence) {}
    };

    /**
     * The next phase begins, and the one before it is over.
     *
     * @param phase what is done, such as {@code dumping wizards}
     * @param totalBytes how many bytes it will move, about; 0 when nobody knows
     */
    void start(String phase, long totalBytes);

    /** So many bytes more were moved in this phase. */
    void advance(long bytes);

    /** Something that a person should know though nothing failed. */
    void note(String sentence);
}
