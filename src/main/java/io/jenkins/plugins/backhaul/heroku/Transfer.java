package io.jenkins.plugins.backhaul.heroku;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A capture of a database or a restore onto one, as the API of Heroku's databases tells of it (heroku/cli 11.9.0,
 * {@code src/lib/pg/types.ts} and {@code backups.ts}).
 *
 * @param uuid by which it is asked for
 * @param number counts up within an app
 * @param name as Heroku's own program calls it, such as {@code b007}
 * @param isCapture whether it is a dump that is kept at Heroku
 * @param finished whether it is over
 * @param succeeded whether it is over and all went well
 * @param processed how many bytes it has dumped or restored
 * @param created when it was begun, in Heroku's words
 * @param log the last lines of its log, if they were asked for
 */
public record Transfer(
        String uuid,
        long number,
        String name,
        boolean isCapture,
        boolean finished,
        boolean succeeded,
        long processed,
        String created,
        List<String> log) {
    private static final String DUMP = "pg_dump";
    private static final String KEPT = "gof3r";
    private static final String RESTORE = "pg_restore";
    private static final int LONGEST_LINE = 300;
    private static final int LOG_LINES = 5;

    /** Keeps a copy of the log. */
    public Transfer {
        log = List.copyOf(log);
    }

    static Transfer read(Answer answer) throws HerokuException {
        long number = answer.number("num");
        String from = answer.words("from_type", 20).orElse("");
        String to = answer.words("to_type", 20).orElse("");
        boolean finished = answer.has("finished_at");
        return new Transfer(
                answer.text("uuid", "[A-Za-z0-9-]{1,64}"),
                number,
                letter(from, to, answer.has("schedule")) + String.format(Locale.ROOT, "%03d", number),
                from.equals(DUMP) && to.equals(KEPT),
                finished,
                finished && answer.isTrue("succeeded"),
                answer.number("processed_bytes"),
                answer.words("created_at", 40).orElse(""),
                lastWords(answer));
    }

    private static String letter(String from, String to, boolean scheduled) {
        boolean dumped = from.equals(DUMP);
        if (to.equals(RESTORE)) {
            return dumped ? "c" : "r";
        }
        return dumped && scheduled ? "a" : "b";
    }

    private static List<String> lastWords(Answer answer) throws HerokuException {
        List<String> lines = new ArrayList<>();
        for (Answer line : answer.items("logs")) {
            line.words("message", LONGEST_LINE).ifPresent(lines::add);
        }
        return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    }
}
