-- A database with one of everything that a dump must carry over. Roles: see UnusualDatabase.
ALTER DATABASE :"name" OWNER TO "site owner";
ALTER DATABASE :"name" SET search_path TO "$user", public, "odd ""schema""";
ALTER DATABASE :"name" SET "site.motto" TO 'it''s a \ back{database}slash';
ALTER DATABASE :"name" CONNECTION LIMIT 77;
ALTER ROLE "site reader" IN DATABASE :"name" SET statement_timeout TO '7s';
COMMENT ON DATABASE :"name" IS E'A comment with ''quotes'', \\ backslash\nand a second line; -- not a comment';
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO "site reader" WITH GRANT OPTION;
GRANT TEMPORARY ON DATABASE :"name" TO "site reader";

SET standard_conforming_strings = on;
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION citext;
CREATE EXTENSION btree_gist;
CREATE SCHEMA "odd ""schema""" AUTHORIZATION "site owner";
COMMENT ON SCHEMA public IS 'changed';

CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'glücklich');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE spans AS RANGE (subtype = float8);

CREATE TABLE author (
    id integer GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5) PRIMARY KEY,
    name citext NOT NULL UNIQUE,
    mood mood DEFAULT 'it''s ok',
    age positive,
    tags hstore,
    best integer
);
CREATE TABLE book (
    id bigserial PRIMARY KEY,
    author integer NOT NULL REFERENCES author ON DELETE CASCADE,
    title text NOT NULL,
    words tsvector GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED,
    extra jsonb,
    raw bytea,
    price numeric(12, 4),
    "weird "" column; -- name" text,
    span tstzrange,
    EXCLUDE USING gist (author WITH =, span WITH &&)
);
-- Foreign keys in a cycle.
ALTER TABLE author ADD FOREIGN KEY (best) REFERENCES book DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX book_words ON book USING gin (words);
CREATE INDEX book_title_trgm ON book USING gin (title gin_trgm_ops);
CREATE UNIQUE INDEX book_lower ON book (lower(title), id) INCLUDE (price) WHERE price > 0;
CREATE STATISTICS book_stats (dependencies) ON author, price FROM book;

INSERT INTO author (name, age, tags) SELECT 'author ' || i, i, hstore('k' || i, 'v') FROM generate_series(1, 50) i;
INSERT INTO book (author, title, extra, raw, price, "weird "" column; -- name")
SELECT 100 + 5 * (i % 50), 'Büch ' || i || E' \t tab \n newline \\ backslash \\. \\N end',
    jsonb_build_object('n', i, 'quote', '"'''), decode(md5(i::text), 'hex'), i / 7.0,
    CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN '\.' ELSE E'\\.\n\\.\n' END
FROM generate_series(1, 2000) i;
UPDATE author SET best = (SELECT min(id) FROM book WHERE book.author = author.id);
INSERT INTO book (author, title) VALUES (100, E'\\.'), (100, E'\\.\r'), (100, E'--'), (100, '$$'), (100, '{database}');

-- Data that looks like psql's commands and like the end of data.
CREATE TABLE lookalikes (line text);
INSERT INTO lookalikes VALUES (E'\\.'), (E'\\! touch /tmp/owned'), (E'\\connect other'), (''), (NULL), (E'a\rb'), (E'\\r'),
    (E'\u2028 \U0001F600'), ('SELECT 1;'), (E'\b\f\v');

CREATE TABLE empty_table ();
CREATE TABLE only_generated (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
INSERT INTO only_generated (a) SELECT generate_series(1, 10);
CREATE UNLOGGED TABLE unlogged (x integer);
INSERT INTO unlogged VALUES (1), (2);

CREATE TABLE visit (at date NOT NULL, who text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (who);
CREATE TABLE visit_2025_a PARTITION OF visit_2025 FOR VALUES IN ('a', 'A');
CREATE TABLE visit_rest PARTITION OF visit DEFAULT;
ALTER TABLE visit ADD PRIMARY KEY (at, who);
CREATE INDEX visit_who ON visit (who);
INSERT INTO visit VALUES ('2024-05-05', 'x'), ('2025-05-05', 'a'), ('2020-01-01', 'y');
CREATE TABLE visited (at date, who text, FOREIGN KEY (at, who) REFERENCES visit (at, who));
INSERT INTO visited VALUES ('2024-05-05', 'x');

CREATE TABLE parent_table (a integer CHECK (a > 0));
CREATE TABLE child_table (b text) INHERITS (parent_table);
INSERT INTO parent_table VALUES (1);
INSERT INTO child_table VALUES (2, 'two'), (3, 'three');

CREATE VIEW books AS SELECT b.title, a.name FROM book b JOIN author a ON a.id = b.author;
CREATE MATERIALIZED VIEW per_author AS SELECT author, count(*) AS books FROM book GROUP BY author;
CREATE UNIQUE INDEX ON per_author (author);
CREATE MATERIALIZED VIEW per_author_2 AS SELECT sum(books) FROM per_author;
CREATE MATERIALIZED VIEW not_filled AS SELECT 1 AS one WITH NO DATA;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    -- a semicolon; and a 'quote
    IF NEW.title = $q$a; b$q$ THEN RAISE NOTICE '\echo %', NEW.title; END IF;
    NEW.title := NEW.title || ''; RETURN NEW;
END $body$;
CREATE TRIGGER book_touch BEFORE INSERT OR UPDATE ON book FOR EACH ROW EXECUTE FUNCTION touch();
CREATE FUNCTION cased(x integer) RETURNS text LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    SELECT CASE WHEN x > 0 THEN 'a;' ELSE 'b' END;
    SELECT CASE x WHEN 1 THEN 'one' ELSE (SELECT 'end; begin'::text AS text) END AS text;
END;
CREATE PROCEDURE do_nothing(INOUT n integer) LANGUAGE sql BEGIN ATOMIC SELECT n + 1; END;
CREATE AGGREGATE product(integer) (SFUNC = int4mul, STYPE = integer, INITCOND = '1');
CREATE OPERATOR <=#=> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
CREATE TABLE ruled (a integer);
CREATE TABLE ruled_log (a integer, what text);
CREATE RULE log_it AS ON INSERT TO ruled DO ALSO (
    INSERT INTO ruled_log VALUES (NEW.a, 'first;'); INSERT INTO ruled_log VALUES (NEW.a, 'second'));
CREATE COLLATION german (provider = icu, locale = 'de-u-co-phonebk');
CREATE TABLE sorted (word text COLLATE german);
INSERT INTO sorted VALUES ('ä'), ('z'), ('a');
CREATE SEQUENCE "odd ""schema"""."odd seq" AS smallint MINVALUE -5 START -5 CYCLE;
SELECT nextval('"odd ""schema"""."odd seq"');
CREATE TABLE "odd ""schema"""."Table; DROP TABLE x; --" ("a b" text, "\" text);
INSERT INTO "odd ""schema"""."Table; DROP TABLE x; --" VALUES ('1', '2');
CREATE TABLE "odd ""schema"""."naïve Täble 表" (id integer PRIMARY KEY);
INSERT INTO "odd ""schema"""."naïve Täble 表" VALUES (1);
COMMENT ON TABLE "odd ""schema"""."naïve Täble 表" IS $$'; DROP TABLE author; -- \! \. $x$ /* open$$;
COMMENT ON COLUMN author.name IS E'line one\n\\.\nline three';

CREATE TABLE tenant (id integer, owner name DEFAULT current_user);
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tenant FOR SELECT TO "site reader" USING (owner = current_user);
INSERT INTO tenant VALUES (1, 'a'), (2, 'b');

ALTER TABLE author OWNER TO "site owner";
ALTER FUNCTION touch() OWNER TO "site owner";
GRANT SELECT, INSERT (name, age) ON author TO "site reader" WITH GRANT OPTION;
GRANT USAGE ON SCHEMA public TO "site reader";
REVOKE ALL ON FUNCTION cased(integer) FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE "site owner" IN SCHEMA public GRANT SELECT ON TABLES TO "site reader";

SELECT lo_from_bytea(424242, decode(repeat('00ff5c2e0a', 5000), 'hex'));
COMMENT ON LARGE OBJECT 424242 IS 'large';
GRANT SELECT ON LARGE OBJECT 424242 TO "site reader";

CREATE PUBLICATION site_books FOR TABLE book WHERE (price > 1), author;
CREATE FUNCTION note_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM 1; END';
CREATE EVENT TRIGGER on_ddl ON ddl_command_end EXECUTE FUNCTION note_ddl();
CREATE EXTENSION file_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE passwords (line text) SERVER files OPTIONS (filename '/nowhere', format 'text');
CREATE USER MAPPING FOR "site reader" SERVER files;
