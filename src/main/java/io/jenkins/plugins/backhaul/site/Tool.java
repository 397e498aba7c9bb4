package io.jenkins.plugins.backhaul.site;

/** What does the work. */
public final class Tool {
    private Tool() {}

    /** Its name and version, as its jar says it. */
    public static String version() {
        String version = Tool.class.getPackage().getImplementationVersion();
        return "Backhaul " + (version == null ? "(unpackaged)" : version);
    }
}
