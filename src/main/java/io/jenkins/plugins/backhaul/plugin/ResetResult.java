package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.notify.Notice;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Ordered;
import io.jenkins.plugins.backhaul.plugin.work.StepWords;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What came of making an environment anew, or would come of it. */
public final class ResetResult extends WorkResult {
    private static final long serialVersionUID = 1L;

    private final String environment;
    private final String from;
    private final boolean planned;
    private final List<String> lines;
    private final String message;
    private final String fault;
    private final BackupResult made;

    private ResetResult(Ordered ordered, Outcome.Reset reset, Finished finished) {
        super(finished.millis());
        this.environment = ordered.environment();
        this.from = ordered.source();
        this.planned = reset.planned();
        this.lines = new ArrayList<>();
        reset.lines().forEach(line -> lines.add(WorkLog.printable(StepWords.of(line))));
        this.message = WorkLog.printable(reset.message());
        this.fault = reset.faults().isEmpty() ? "" : WorkLog.printable(StepWords.of(String.join("; ", reset.faults())));
        this.made = finished.published()
                .map(sidecar -> BackupResult.of(sidecar, finished))
                .orElse(null);
    }

    static ResetResult of(Outcome.Reset reset, Finished finished) {
        return new ResetResult(finished.ordered(), reset, finished);
    }

    /** The environment that was made anew. */
    @Whitelisted
    public String getEnvironment() {
        return environment;
    }

    /** The environment that was copied. */
    @Whitelisted
    public String getFrom() {
        return from;
    }

    /** Whether nothing was changed. */
    @Whitelisted
    public boolean isPlanned() {
        return planned;
    }

    /** What was done, or would be. */
    @Whitelisted
    public List<String> getLines() {
        return List.copyOf(lines);
    }

    @Override
    public List<String> getNotes() {
        return getLines();
    }

    @Override
    public String getFault() {
        return fault;
    }

    @Override
    public Kind getKind() {
        return Kind.RESET;
    }

    @Override
    public String getTitle() {
        if (planned) {
            return fault.isEmpty() ? "Would reset" : "Cannot reset";
        }
        return fault.isEmpty() ? "Reset" : "Reset, but not all of it:";
    }

    @Override
    public String getLocation() {
        return environment + " from " + from;
    }

    @Override
    public String getShortLocation() {
        return getLocation();
    }

    @Override
    public String getFigures() {
        return (made == null ? "" : "backed up as " + made.getKey() + ", ") + "in " + Amount.seconds(getDuration());
    }

    @Override
    public List<Fact> getFacts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Environment", environment));
        facts.add(new Fact("Made from", from));
        lines.forEach(line -> facts.add(new Fact(planned ? "Plan" : "Done", line)));
        if (!fault.isEmpty()) {
            facts.add(new Fact("Why", fault));
        }
        facts.add(new Fact("Time", Amount.seconds(getDuration())));
        return facts;
    }

    @Override
    Optional<ArchiveResult> archive() {
        return Optional.ofNullable(made);
    }

    @Override
    Snapshot remember(Snapshot known, String job, int build) {
        return made == null ? known : made.remember(known, job, build);
    }

    @Override
    Optional<Notice> notice(String project, Optional<URI> link) {
        if (planned) {
            return Optional.empty();
        }
        return Optional.of(new Notice(
                fault.isEmpty() ? Notice.Mood.GOOD : Notice.Mood.BAD,
                project + ": " + environment + " was made anew from " + from,
                fault.isEmpty() ? message : message + " But: " + fault,
                Map.of("environment", environment, "from", from),
                link,
                Optional.empty()));
    }

    @Override
    @Whitelisted
    public String toString() {
        return (planned ? "plan to reset " : "reset ") + getLocation();
    }
}
