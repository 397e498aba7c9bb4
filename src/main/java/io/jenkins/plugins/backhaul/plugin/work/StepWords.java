package io.jenkins.plugins.backhaul.plugin.work;

/** Says in the words of a step what the engine says in those of its command line. */
public final class StepWords {
    private StepWords() {}

    /** The sentence, with options as a step has them. */
    public static String of(String sentence) {
        return sentence.replaceAll("--confirm ([^\\s.,;]+)", "confirm: '$1'")
                .replace("--create", "create: true")
                .replace("--stop-services", "stopServices: true")
                .replace("--database", "'database'")
                .replace("--into", "'into'")
                .replace("--break-lock", "breakLock: true")
                .replace("--discard", "discard: true")
                .replace("--force", "force: true")
                .replace("--change-owner", "changeOwner: true")
                .replace("--no-scrub", "noScrub: true")
                .replace("--scrub", "scrub: true")
                .replace("--delete", "delete: true")
                .replace("--wait", "'wait'")
                .replace("--branch", "'branch'")
                .replace("with --on", "as 'scratch'")
                .replace(" with 'backhaul list'", "")
                .replace("'backhaul backup'", "backupDatabase");
    }
}
