package io.jenkins.plugins.backhaul.log;

/** A phase of work, in words. For one thread at a time. */
public final class Phase {
    private static final double NANOS = 1e9;
    private static final double HUNDRED = 100.0;
    private static final double WORTH_A_SPEED = 0.05;

    private final String name;
    private final long total;
    private final long begun = System.nanoTime();
    private long done;

    /**
     * A phase that begins now.
     *
     * @param name what is done; nothing in it can steer a terminal or forge a line afterwards
     * @param total how many bytes it will move, about; 0 when nobody knows
     */
    public Phase(String name, long total) {
        this.name = printable(name);
        this.total = total;
    }

    /** Names come from dumps, servers and stores. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** What is done. */
    public String name() {
        return name;
    }

    /** So many bytes more were moved. */
    public void advance(long bytes) {
        done += bytes;
    }

    /** How much of it is done, from 0 to 1; negative when nobody knows. */
    public double share() {
        return total <= 0 ? -1 : Math.min(1.0, (double) done / total);
    }

    /** What was moved, how long it took and how fast it was: {@code 1.2 GB in 4.1 s, 293 MB/s}. */
    public String amount() {
        double seconds = (System.nanoTime() - begun) / NANOS;
        if (done == 0) {
            return Amount.seconds(seconds);
        }
        String speed = seconds < WORTH_A_SPEED ? "" : ", " + Amount.bytes(Math.round(done / seconds)) + "/s";
        return Amount.bytes(done) + " in " + Amount.seconds(seconds) + speed;
    }

    /** The line that tells of it while it goes on. */
    String whileItGoesOn() {
        String percent = share() < 0 ? "" : Math.round(HUNDRED * share()) + " %, ";
        return "  " + name + " … " + percent + amount();
    }

    /** The line that stays of it. */
    public String whenItIsOver() {
        return "  " + name + ": " + amount();
    }

    /** The line of something that a person should know. */
    public static String note(String sentence) {
        return "  note: " + printable(sentence);
    }
}
