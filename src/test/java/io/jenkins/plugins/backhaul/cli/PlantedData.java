package io.jenkins.plugins.backhaul.cli;

import java.util.List;

/** A site with personal data in all the corners that a database has. */
final class PlantedData {
    /** What must be nowhere afterwards. */
    static final List<String> STRINGS = List.of(
            "anna.planted@clients.example",
            "Plantedina",
            "Plantworth",
            "+44 7700 900123",
            "bo.planted@clients.example",
            "plantedsessiontoken",
            "12 Planted Lane",
            "planted-in-json",
            "DE02PLANTED",
            "203.0.113.77");

    /** Makes it in an empty database. */
    static final String SQL = """
            CREATE EXTENSION citext;
            CREATE SCHEMA "Odd ""Schema.x";
            CREATE TABLE auth_user (id serial PRIMARY KEY, username varchar(150) UNIQUE NOT NULL,
                first_name varchar(150) NOT NULL, last_name varchar(150) NOT NULL, email citext UNIQUE NOT NULL,
                password varchar(128) NOT NULL, phones text[], last_login timestamptz, is_staff boolean NOT NULL,
                label text GENERATED ALWAYS AS (first_name || ' ' || last_name) STORED);
            INSERT INTO auth_user (username, first_name, last_name, email, password, phones, is_staff)
              VALUES ('anna.planted@clients.example', 'Plantedina', 'Plantworth', 'anna.planted@clients.example', 'pbkdf2$x',
                      ARRAY['+44 7700 900123', NULL, ''], true),
                     ('colleague', 'Col', 'League', 'col@agency.example', 'pbkdf2$y', NULL, true);
            INSERT INTO auth_user (username, first_name, last_name, email, password, is_staff)
              SELECT 'u' || i, 'Plantedina', 'Plantworth', 'bo.planted@clients.example' || i, 'x', false
              FROM generate_series(1, 500) AS i;
            CREATE TABLE user_history (id serial, was text);
            CREATE FUNCTION remember() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN INSERT INTO user_history (was) VALUES ('had ' || OLD.last_name); RETURN NEW; END $$;
            CREATE TRIGGER remember AFTER UPDATE ON auth_user FOR EACH ROW EXECUTE FUNCTION remember();
            CREATE TABLE django_session (session_key varchar(40) PRIMARY KEY, session_data text NOT NULL);
            INSERT INTO django_session SELECT 'plantedsessiontoken' || i, repeat('plantedsessiontoken', 300)
              FROM generate_series(1, 200) AS i;
            CREATE TABLE wagtailforms_formsubmission (id serial PRIMARY KEY, form_data jsonb NOT NULL,
                user_id int NOT NULL REFERENCES auth_user DEFERRABLE INITIALLY DEFERRED);
            INSERT INTO wagtailforms_formsubmission (form_data, user_id) SELECT
              '{"address": "12 Planted Lane", "email": "anna.planted@clients.example"}', 1 FROM generate_series(1, 200);
            CREATE TABLE wagtailcore_revision (id serial PRIMARY KEY, content jsonb NOT NULL,
                user_id int REFERENCES auth_user DEFERRABLE INITIALLY DEFERRED);
            INSERT INTO wagtailcore_revision (content, user_id) VALUES ('{"body": "planted-in-json"}', 1);
            CREATE TABLE wagtailcore_page (id serial PRIMARY KEY, title text NOT NULL,
                latest_revision_id int REFERENCES wagtailcore_revision DEFERRABLE INITIALLY DEFERRED);
            INSERT INTO wagtailcore_page (title, latest_revision_id) VALUES ('Home', 1);
            CREATE TABLE wagtailcore_site (id serial PRIMARY KEY, hostname varchar(255) NOT NULL, port int NOT NULL,
                is_default_site boolean NOT NULL, UNIQUE (hostname, port));
            INSERT INTO wagtailcore_site (hostname, port, is_default_site) VALUES ('wizards.example', 443, true);
            CREATE TABLE "Odd ""Schema.x"."T.able'; DROP" (id uuid PRIMARY KEY,
                "e-mail ""of\\x'" varchar(40) UNIQUE, "postCode'); --" text NOT NULL, settings json, seen inet);
            INSERT INTO "Odd ""Schema.x"."T.able'; DROP" VALUES (gen_random_uuid(), 'anna.planted@clients.example',
                '12 Planted Lane', '{"k\\"": "planted-in-json", "n": [1, "planted-in-json"]}', '203.0.113.77');
            CREATE TABLE account (iban text PRIMARY KEY, owner text);
            CREATE TABLE payment (id bigserial PRIMARY KEY, iban text NOT NULL REFERENCES account ON UPDATE CASCADE);
            INSERT INTO account SELECT 'DE02PLANTED' || i, 'Plantedina' FROM generate_series(1, 50) AS i;
            INSERT INTO payment (iban) SELECT iban FROM account;
            CREATE TABLE visit (day date NOT NULL, email text NOT NULL) PARTITION BY RANGE (day);
            CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            CREATE TABLE visit_2026 PARTITION OF visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            INSERT INTO visit SELECT date '2025-12-01' + i, 'bo.planted@clients.example' FROM generate_series(1, 60) AS i;
            CREATE MATERIALIZED VIEW people AS SELECT id, first_name, email FROM auth_user;
            CREATE MATERIALIZED VIEW more_people AS SELECT * FROM people WHERE id > 0;
            CREATE VIEW names AS SELECT last_name, email FROM auth_user;
            CREATE STATISTICS both_names ON first_name, last_name FROM auth_user;
            CREATE RULE history AS ON UPDATE TO payment DO ALSO INSERT INTO user_history (was) VALUES (OLD.iban);
            ALTER TABLE payment ENABLE ALWAYS RULE history;
            CREATE PUBLICATION all_of_it FOR ALL TABLES;
            CREATE TABLE ip_log (seen inet NOT NULL, "order" bigint);
            INSERT INTO ip_log VALUES ('203.0.113.77', 1), ('203.0.113.77', 2), ('198.51.100.9', 3);
            SELECT lo_from_bytea(0, 'planted-in-json');
            ANALYZE;
            """;

    /** Rules that say something of all of it. */
    static final String RULES = """
            scrub:
              profile: wagtail
              keep-email-domains: [agency.example]
              large-objects: delete
              tables:
                auth_user: { phones: { fake: phone }, label: keep }
                user_history: keep
                account: { iban: hash, owner: { fake: name } }
                payment: { iban: hash }
                ip_log: { seen: hash }
                visit: { email: { fake: email } }
                '"Odd ""Schema.x"."T.able''; DROP"':
                  "e-mail \\"of\\\\x'": { fake: email }
                  "postCode'); --": { fake: text }
                  settings: { fake: text }
                  seen: null
            """;

    private PlantedData() {}
}
