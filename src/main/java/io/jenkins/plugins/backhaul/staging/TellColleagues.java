package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.notify.Channel;
import io.jenkins.plugins.backhaul.notify.Notice;
import io.jenkins.plugins.backhaul.notify.TellAll;
import io.jenkins.plugins.backhaul.site.Channels;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells everybody under {@code notify} what has changed for them. */
final class TellColleagues implements Phase {
    private static final String USUAL =
            "{to} has {data} now. Personal data was removed: names and addresses are invented, and nobody's password is left."
                    + " Test content is gone, and {accounts} that only {to} had. Branches in it: {merged}; left out:"
                    + " {left-out}. What was there before is kept as {backup}. Whoever has the branch on a laptop deletes it"
                    + " there and fetches it anew.";

    private final Surroundings surroundings;
    private final ResetOrder order;

    TellColleagues(Surroundings surroundings, ResetOrder order) {
        this.surroundings = surroundings;
        this.order = order;
    }

    @Override
    public String name() {
        return "message";
    }

    @Override
    public String intent() {
        return "tell colleagues";
    }

    @Override
    public boolean isEssential() {
        return false;
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException {
        progress.start("telling colleagues", 0);
        List<Channel> channels = new Channels(
                        surroundings.secrets(),
                        id -> progress.note("nobody is told by '" + id + "': that secret is not there"))
                .of(surroundings.configuration().notifications());
        List<String> faults = new TellAll(channels).run(notice(journal));
        if (!faults.isEmpty()) {
            throw new IOException(String.join("; ", faults));
        }
        return Made.of(channels.isEmpty() ? "nobody was told, as no secret for it is there" : "colleagues were told");
    }

    private Notice notice(Journal journal) {
        EnvironmentSettings to = surroundings.site().environment(order.to());
        Map<String, String> words = words(journal);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("environment", order.to());
        facts.put("from", order.from());
        facts.put("backup", words.get("backup"));
        facts.put("by", words.get("by"));
        return new Notice(
                Notice.Mood.GOOD,
                words.get("project") + ": " + order.to() + " was made anew from " + order.from(),
                message(journal),
                facts,
                to.deployment().url(),
                Optional.empty());
    }

    /** What they are told, with what is known now. */
    String message(Journal journal) {
        String template = surroundings.settings(order).after().message().orElseGet(this::usual);
        return Template.filled(template, words(journal));
    }

    private String usual() {
        boolean scrubbed = surroundings.site().environment(order.from()).production();
        return scrubbed
                ? USUAL
                : USUAL.replace(
                        " Personal data was removed: names and addresses are invented, and nobody's password is left.",
                        "");
    }

    private Map<String, String> words(Journal journal) {
        String time = journal.fact(ReplaceDatabases.phase(surroundings, order), ReplaceDatabases.TIME)
                .map(text -> " of " + text.substring(0, 16).replace('T', ' ') + " UTC")
                .orElse("");
        String accounts = journal.noted(ResetStaging.ACCOUNTS).orElse("");
        Map<String, String> words = new LinkedHashMap<>();
        words.put("project", surroundings.site().project().name());
        words.put("from", order.from());
        words.put("to", order.to());
        words.put("data", order.from() + "'s data" + time);
        words.put("backup", orNone(journal.fact(BackUp.TARGET, BackUp.NAME)));
        words.put("merged", orNone(journal.fact(PushBranch.PHASE, PushBranch.MERGED)));
        words.put("left-out", orNone(journal.fact(PushBranch.PHASE, PushBranch.LEFT_OUT)));
        words.put("accounts", accounts.isEmpty() ? "the user accounts" : accounts);
        words.put("by", surroundings.by().who());
        return words;
    }

    private static String orNone(Optional<String> text) {
        return text.filter(each -> !each.isEmpty()).orElse("none");
    }
}
