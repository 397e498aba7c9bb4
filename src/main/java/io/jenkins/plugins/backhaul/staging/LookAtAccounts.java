package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.ScrubSettings;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.log.Amount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Looks which user accounts would be lost. */
final class LookAtAccounts implements Look {
    private final Surroundings surroundings;
    private final ResetOrder order;
    private final String label;

    LookAtAccounts(Surroundings surroundings, ResetOrder order, String label) {
        this.surroundings = surroundings;
        this.order = order;
        this.label = label;
    }

    @Override
    public String subject() {
        return "User accounts";
    }

    @Override
    public void look(Findings findings, Progress progress) throws IOException {
        Database there = surroundings.site().databaseNamed(order.to(), label);
        if (!there.exists()) {
            return;
        }
        ReadAccounts read = new ReadAccounts(surroundings.settings(order).accounts());
        Optional<List<String>> known = ofTarget(read, there, findings);
        if (known.isEmpty()) {
            return;
        }
        String invented = surroundings
                .configuration()
                .scrub()
                .map(ScrubSettings::emailDomain)
                .orElse("example.com");
        Optional<List<String>> ofSource = ofSource(read);
        Accounts lost = Accounts.onlyThere(known.get(), ofSource.orElse(List.of()), invented);
        String count = Amount.count(lost.names().size(), "user account");
        if (ofSource.isPresent()) {
            findings.seenAccounts(lost.names().size());
        }
        if (!lost.names().isEmpty()) {
            findings.lost(
                    count
                            + (ofSource.isPresent()
                                    ? " that " + order.from() + " does not have"
                                    : ", unless " + order.from() + " has them too"),
                    lost.shown());
        }
    }

    /** An environment that lacks what is asked for is made anew all the sooner. */
    private static Optional<List<String>> ofTarget(ReadAccounts read, Database there, Findings findings) {
        try {
            return read.run(there);
        } catch (DatabaseException e) {
            findings.note("User accounts cannot be counted in " + there.describe() + ": " + e.getMessage()
                    + ". If that table should be there, correct 'accounts' under 'reset'");
            return Optional.empty();
        }
    }

    /** Nothing when it cannot be asked, of which the look at the database tells. */
    private Optional<List<String>> ofSource(ReadAccounts read) {
        try {
            return read.run(new SourceDatabase(surroundings, order).named(label));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
