package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.SqlSession;
import io.jenkins.plugins.backhaul.database.postgres.PostgresDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A database that is made on one server to become the contents of a database on another one. */
final class HandedOver implements Replacement {
    private final Replacement copy;
    private final PostgresDatabase live;
    private final PostgresDatabase made;
    private final HerokuDatabase.Safekeeping safekeeping;
    private String kept = "";
    private List<String> notes = List.of();

    /**
     * Will hand over.
     *
     * @param copy where it is made; closed with this
     * @param live whose contents it replaces
     * @param made the copy as any other database
     */
    HandedOver(Replacement copy, PostgresDatabase live, PostgresDatabase made, HerokuDatabase.Safekeeping safekeeping) {
        this.copy = copy;
        this.live = live;
        this.made = made;
        this.safekeeping = safekeeping;
    }

    @Override
    public String name() {
        return copy.name();
    }

    @Override
    public List<String> load(InputStream dump, DumpFormat format) throws IOException, InterruptedException {
        return copy.load(dump, format);
    }

    @Override
    public DatabaseFacts facts() throws DatabaseException {
        return copy.facts();
    }

    /** The live database stays the one that it is. */
    @Override
    public String identityOnceLive() throws DatabaseException {
        return live.inspect().identity();
    }

    @Override
    public Fingerprint fingerprint(Fingerprint.Depth depth) throws DatabaseException {
        return copy.fingerprint(depth);
    }

    @Override
    public Optional<String> answer(String query) throws DatabaseException {
        return copy.answer(query);
    }

    @Override
    public SqlSession openSession() throws DatabaseException {
        return copy.openSession();
    }

    @Override
    public OwnProgram.End run(OwnProgram program) throws DatabaseException, InterruptedException {
        return copy.run(program);
    }

    /**
     * Has the live database's contents kept, and replaces them by those of the copy in one transaction.
     *
     * @return what was kept, as a person finds it
     */
    @Override
    public String swapIn() throws DatabaseException {
        try {
            kept = safekeeping.keep();
            notes = new HandOver(made, live).run();
            return kept;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("The restore was interrupted; " + live.describe() + " is as it was", e);
        } catch (DatabaseException e) {
            throw e;
        } catch (IOException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }

    @Override
    public List<String> notesOfSwap() {
        return notes;
    }

    /** @throws DatabaseException always: it is the provider's, who keeps it as long as his own rules say */
    @Override
    public void dropReplaced() throws DatabaseException {
        throw new DatabaseException("What was replaced stays as " + kept + " until Heroku's own rules delete it");
    }

    @Override
    public Optional<String> leftover() {
        return copy.leftover();
    }

    @Override
    public void close() {
        copy.close();
    }
}
