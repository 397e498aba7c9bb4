package io.jenkins.plugins.backhaul.cli;

import java.util.List;

/** A database that nobody would have made at once: grown for years, by several people, with personal data wherever it fits. */
final class OddSite {
    /** What must be nowhere afterwards. */
    static final List<String> STRINGS = List.of(
            "Plantedina",
            "plantedina",
            "Plantworth",
            "planted@clients.example",
            "447700900123",
            "+44 7700 900123",
            "12 Planted Lane",
            "planted-secret");

    /** Tables; the further ones need something special of a server. */
    static final String SQL = """
            CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION btree_gist;
            CREATE SCHEMA crm; CREATE SCHEMA "Größe 100%";
            CREATE TYPE crm.mood AS ENUM ('calm', 'cross');
            CREATE TYPE crm.person AS (first_name text, last_name text, born date);
            CREATE DOMAIN crm.email AS citext CHECK (VALUE ~ '^[^@]+@[^@]+$');
            CREATE DOMAIN crm.short AS varchar(10);
            CREATE TABLE crm."Member" (ssn bigint PRIMARY KEY, mail crm.email NOT NULL, "Display Name" varchar(10) NOT NULL,
                phones crm.short[], who crm.person, extra hstore, doc xml, photo bytea NOT NULL, feeling crm.mood,
                born date NOT NULL, words tsvector,
                "e-mail lower" text GENERATED ALWAYS AS (lower(mail::text)) STORED, UNIQUE (mail));
            CREATE UNIQUE INDEX ON crm."Member" (lower(mail::text));
            CREATE TABLE crm.audit (at timestamptz DEFAULT now(), was jsonb);
            CREATE FUNCTION crm.track() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN INSERT INTO crm.audit (was) VALUES (to_jsonb(OLD)); RETURN NEW; END $$;
            CREATE FUNCTION crm.track(text) RETURNS text LANGUAGE sql AS $$ SELECT $1 $$;
            CREATE FUNCTION crm.index() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN NEW.words := to_tsvector('simple', NEW."Display Name"); RETURN NEW; END $$;
            CREATE TRIGGER "track it" AFTER UPDATE ON crm."Member" FOR EACH ROW EXECUTE FUNCTION crm.track();
            ALTER TABLE crm."Member" ENABLE ALWAYS TRIGGER "track it";
            CREATE TRIGGER words BEFORE INSERT OR UPDATE ON crm."Member" FOR EACH ROW EXECUTE FUNCTION crm.index();
            INSERT INTO crm."Member" SELECT 447700900123 + i, 'm' || i || '.planted@clients.example', 'Plantedina',
                ARRAY['4477009001'], ROW('Plantedina', 'Plantworth', '1980-01-01')::crm.person,
                hstore('first_name', 'Plantedina'), '<p><phone>+44 7700 900123</phone></p>', '\\x506c616e746564696e61', 'calm',
                '1980-01-01' FROM generate_series(0, 99) AS i;
            CREATE TABLE crm.booking (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                mail crm.email REFERENCES crm."Member" (mail) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
                room int, during int4range, guest jsonb, EXCLUDE USING gist (room WITH =, during WITH &&));
            COMMENT ON CONSTRAINT booking_mail_fkey ON crm.booking IS 'who has booked';
            INSERT INTO crm.booking (mail, room, during, guest) SELECT mail, 1, int4range(ssn::int % 1000, ssn::int % 1000 + 1),
                jsonb_build_object('fullName', 'Plantedina', 'x.planted@clients.example', 1, 'tel', 447700900123)
                FROM (SELECT mail, (ssn - 447700900123) AS ssn FROM crm."Member") AS m;
            CREATE TABLE crm.newsletter (email text PRIMARY KEY);
            CREATE TABLE crm.opened (id serial PRIMARY KEY, email text REFERENCES crm.newsletter (email), campaign text);
            INSERT INTO crm.newsletter SELECT 'n' || i || '.planted@clients.example' FROM generate_series(1, 300) AS i;
            INSERT INTO crm.opened (email, campaign) SELECT email, 'spring' FROM crm.newsletter;
            CREATE TABLE crm.slot (a int, b int, PRIMARY KEY (a, b));
            CREATE TABLE crm.taken (a int, b int, FOREIGN KEY (a, b) REFERENCES crm.slot MATCH FULL);
            INSERT INTO crm.slot VALUES (1, 2); INSERT INTO crm.taken VALUES (1, 2);
            CREATE TABLE "Größe 100%"."Kunden 'x'" (name text, "Straße" text, note text);
            INSERT INTO "Größe 100%"."Kunden 'x'" VALUES ('Plantedina', '12 Planted Lane', 'none'), (NULL, '', 'none');
            CREATE TABLE logbook (id bigserial, at date NOT NULL, line text) PARTITION BY RANGE (at);
            CREATE TABLE logbook_1 PARTITION OF logbook FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY LIST (id);
            CREATE TABLE logbook_1_rest PARTITION OF logbook_1 DEFAULT;
            CREATE TABLE logbook_2 PARTITION OF logbook DEFAULT;
            INSERT INTO logbook (at, line) SELECT date '2020-12-01' + i, 'from y.planted@clients.example' FROM generate_series(1, 60) i;
            CREATE TRIGGER track AFTER UPDATE ON logbook FOR EACH ROW EXECUTE FUNCTION crm.track();
            CREATE TABLE setting (id serial PRIMARY KEY, contact jsonb);
            INSERT INTO setting (contact) VALUES ('447700900123'), ('"+44 7700 900123"'),
              ('{"tel": [447700900123, 17], "a\\"b": "Plantedina \\"x@y\\": 1"}');
            CREATE TABLE party (id serial PRIMARY KEY, contact_name text);
            CREATE TABLE company (vat text) INHERITS (party);
            INSERT INTO party (contact_name) VALUES ('Plantedina'); INSERT INTO company (contact_name) VALUES ('Plantworth');
            CREATE UNLOGGED TABLE cache (cache_key text PRIMARY KEY, value text, ip text);
            INSERT INTO cache VALUES ('k', '{"first_name": "Plantedina"}', '2001:db8::17');
            CREATE TABLE diary (id serial PRIMARY KEY, owner text NOT NULL, entry text);
            ALTER TABLE diary ENABLE ROW LEVEL SECURITY; ALTER TABLE diary FORCE ROW LEVEL SECURITY;
            CREATE POLICY own ON diary USING (owner = current_user);
            INSERT INTO diary (owner, entry) VALUES ('z.planted@clients.example', 'call Plantedina');
            CREATE MATERIALIZED VIEW crm.book AS SELECT mail, "Display Name" FROM crm."Member";
            CREATE VIEW crm.names AS SELECT "Display Name" FROM crm."Member";
            CREATE STATISTICS crm.both ON mail, "Display Name" FROM crm."Member";
            CREATE FUNCTION forbid() RETURNS event_trigger LANGUAGE plpgsql AS
              $$ BEGIN IF tg_tag = 'ALTER TABLE' THEN RAISE EXCEPTION 'never by hand'; END IF; END $$;
            ANALYZE;
            CREATE EVENT TRIGGER forbid ON ddl_command_start EXECUTE FUNCTION forbid();
            """;

    /** Rules that say something of all of it. */
    static final String RULES = """
            scrub:
              tables:
                crm.Member:
                  ssn: hash
                  mail: { fake: email }
                  Display Name: { fake: name }
                  phones: { fake: phone }
                  who: null
                  extra: null
                  doc: null
                  photo: hash
                  born: keep
                  words: { fake: text }
                crm.audit: keep
                crm.booking: { mail: { fake: email }, guest: { fake: text } }
                crm.newsletter: delete
                crm.slot: delete
                crm.opened: { email: keep }
                '"Größe 100%"."Kunden ''x''"': { name: { fake: name }, Straße: hash }
                logbook: { line: { fake: text } }
                setting: { contact: { fake: text } }
                party: { contact_name: { fake: name } }
                cache: delete
                diary: { owner: hash, entry: null }
            """;

    private OddSite() {}
}
