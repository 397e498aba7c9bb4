package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.SqlSession;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.restore.RestoreTarget.Neighbour;
import io.jenkins.plugins.backhaul.scrub.FindPersonalData;
import io.jenkins.plugins.backhaul.scrub.Finding;
import io.jenkins.plugins.backhaul.scrub.ScrubException;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Scrubbing;
import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at one database of both environments: that they are two, that there is room, and that rules cover what is in it. */
final class LookAtDatabase implements Look {
    private static final int SHOWN = 20;

    /** Beside the copy itself, tables are written anew one by one, and the server keeps a log of all. */
    private static final double ROOM_FOR_COPY = 1.5;

    private final Surroundings surroundings;
    private final ResetOrder order;
    private final String label;

    LookAtDatabase(Surroundings surroundings, ResetOrder order, String label) {
        this.surroundings = surroundings;
        this.order = order;
        this.label = label;
    }

    @Override
    public String subject() {
        return "The database " + label + " of " + order.to();
    }

    @Override
    public void look(Findings findings, Progress progress) throws IOException {
        Database there = surroundings.site().databaseNamed(order.to(), label);
        Optional<DatabaseFacts> facts = there.exists() ? Optional.of(there.inspect()) : Optional.empty();
        facts.ifPresent(known -> findings.lost("everything in " + there.describe() + " ("
                + Amount.bytes(known.sizeInBytes()) + "); it is backed up first"));
        Optional<Database> source = source(findings);
        Optional<DatabaseFacts> factsOfSource =
                source.isPresent() ? Optional.of(source.get().inspect()) : Optional.empty();
        if (facts.isPresent()) {
            requireOwn(facts.get(), findings);
        }
        if (factsOfSource.isPresent() && facts.isPresent()) {
            lookForRoom(there, factsOfSource.get(), findings);
        }
        if (surroundings.configuration().scrub().isPresent()
                && surroundings.site().environment(order.from()).production()) {
            new Scrubbing(surroundings.site(), Choice.AUTOMATIC)
                    .obstacle(order.to(), label)
                    .ifPresent(findings::problem);
            progress.start("looking for personal data without a rule", 0);
            lookForPersonalData(source, there, findings);
        }
    }

    private Optional<Database> source(Findings findings) {
        try {
            Database source = new SourceDatabase(surroundings, order).named(label);
            source.inspect();
            return Optional.of(source);
        } catch (IOException e) {
            findings.note(order.from() + " cannot be asked from here, so its data is known by its backups only: "
                    + e.getMessage());
            return Optional.empty();
        }
    }

    /** Of a source that cannot be asked the backup tells which database it is of; nothing tells it of another production. */
    private void requireOwn(DatabaseFacts there, Findings findings) throws IOException {
        for (Neighbour each : new RestoreTargets(surroundings.site(), false)
                .named(order.to(), label)
                .neighbours()) {
            Optional<String> identity = identity(each, findings);
            if (identity.equals(Optional.of(there.identity()))) {
                findings.problem("The database " + label + " of " + order.to() + " is the same one as that of "
                        + each.environment() + ", by whatever names and addresses: correct backhaul.yml");
            }
        }
    }

    private Optional<String> identity(Neighbour neighbour, Findings findings) {
        try {
            Database other = neighbour.way().lead();
            return other.exists() ? Optional.of(other.inspect().identity()) : Optional.empty();
        } catch (IOException e) {
            if (neighbour.production() && !neighbour.environment().equals(order.from())) {
                findings.problem(neighbour.environment() + " is production and cannot be asked whether " + order.to()
                        + " uses its database: " + e.getMessage());
            }
            return Optional.empty();
        }
    }

    private void lookForRoom(Database there, DatabaseFacts source, Findings findings) {
        Optional<Long> free = new FreeSpace(surroundings, order.to()).of(there, label);
        long needed = (long) (source.sizeInBytes() * ROOM_FOR_COPY);
        if (free.isPresent() && free.get() < needed) {
            findings.problem("The server of " + order.to() + " has " + Amount.bytes(free.get())
                    + " left, and the copy needs about " + Amount.bytes(needed) + ": make room there");
        }
    }

    /** Where the source cannot be asked, the environment's own database is a hint and no more: it may have other tables. */
    private void lookForPersonalData(Optional<Database> source, Database there, Findings findings) throws IOException {
        if (source.isPresent()) {
            String open = open(source.get());
            if (!open.isEmpty()) {
                findings.problem(open + ". Write one for each; 'keep' allows it to stay");
            }
        } else if (there.exists()) {
            hint(there).ifPresent(findings::note);
        }
    }

    private Optional<String> hint(Database there) throws DatabaseException {
        try {
            return Optional.of(open(there)).filter(open -> !open.isEmpty());
        } catch (ScrubException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** What no rule covers, as a sentence; empty when there is nothing. */
    private String open(Database database) throws DatabaseException, ScrubException {
        List<Finding> open;
        try (SqlSession session = database.openSession()) {
            session.execute("BEGIN READ ONLY");
            open = new FindPersonalData(session).run(new Scrubbing(surroundings.site(), Choice.AUTOMATIC).rules());
        }
        return open.isEmpty()
                ? ""
                : "No rule under 'scrub' says what becomes of "
                        + open.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining(", "))
                        + (open.size() > SHOWN ? " and " + (open.size() - SHOWN) + " more" : "") + " in "
                        + database.describe();
    }
}
