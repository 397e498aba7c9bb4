package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One row for each way to write the file wrongly, with the sentence that the user sees. */
class StrictnessTest {
    private static final String DATABASE = "project: wizards\ndatabases:\n  default: ";
    private static final String ENVIRONMENT = "project: wizards\nenvironments:\n  staging: ";

    @ParameterizedTest
    @MethodSource
    void shouldSayWhatIsWrongAndWhere(String text, String sentence) {
        assertThat(ConfigText.problemsOf(text)).containsExactly(sentence);
    }

    static Stream<Arguments> shouldSayWhatIsWrongAndWhere() {
        return Stream.of(keys(), values(), stores(), databases(), groups(), environments(), yaml())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> keys() {
        return Stream.of(
                arguments(
                        "project: wizards\nstore: s3://countable\n\n# ours\ndatabses: {}\n",
                        "backhaul.yml:5:1: 'databses' is not known here; did you mean 'databases'?"),
                arguments(
                        DATABASE + "{ usr: postgres }",
                        "backhaul.yml:3:14: 'usr' is not known here; did you mean 'user'?"),
                arguments(
                        ENVIRONMENT + "{ barnch: develop }",
                        "backhaul.yml:3:14: 'barnch' is not known here; did you mean 'branch'?"),
                arguments(
                        "project: wizards\nqwertyuiop: 1",
                        "backhaul.yml:2:1: 'qwertyuiop' is not known here; known are project, store, endpoint, server,"
                                + " region, path-style, kms-key, checksums, databases, environments, keep, expect, ping,"
                                + " test, reports, notify, scrub, images"),
                arguments(
                        "store: s3://countable",
                        "backhaul.yml:1:1: 'project' is missing; write 'project: …' at the top, or set BACKHAUL_PROJECT"),
                arguments(
                        "",
                        "backhaul.yml:1:1: 'project' is missing; write 'project: …' at the top, or set BACKHAUL_PROJECT"),
                arguments(
                        DATABASE + "{ password: hunter2 }",
                        "backhaul.yml:3:14: 'password' is not known here; secrets never stand in this file, only the id of"
                                + " 'credentials' in Jenkins"),
                arguments(
                        "project: wizards\nregion: a1\nproject: witches",
                        "backhaul.yml:3:1: 'project' is written twice; the first is on line 1"));
    }

    private static Stream<Arguments> groups() {
        return Stream.of(
                arguments(
                        "project: wizards\nkeep: { daily: 0 }",
                        "backhaul.yml:2:16: 'daily' must be a whole number from 1 to 9999, not '0'"),
                arguments(
                        "project: wizards\nkeep: { dayly: 7 }",
                        "backhaul.yml:2:9: 'dayly' is not known here; did you mean 'daily'?"),
                arguments(
                        "project: wizards\nkeep: 7",
                        "backhaul.yml:2:7: 'keep' must hold keys and values, not a single value"),
                arguments(
                        "project: wizards\nexpect: { backup-every: nightly }",
                        "backhaul.yml:2:25: 'backup-every' must be a time like 90m, 24h, 30d or 2w, not 'nightly'"));
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                arguments(
                        "project:\nstore: s3://countable",
                        "backhaul.yml:1:9: 'project' is empty; write a value, or leave the line out"),
                arguments(
                        "project: wizards\nregion: ''",
                        "backhaul.yml:2:9: 'region' is empty; write a value, or leave the line out"),
                arguments("project: [wizards]", "backhaul.yml:1:10: 'project' must be a single value, not a list"),
                arguments(
                        "project: { name: wizards }",
                        "backhaul.yml:1:10: 'project' must be a single value, not keys and values"),
                arguments(
                        "project: 2024",
                        "backhaul.yml:1:10: 'project' must be text, not a number; write \"2024\" in quotes"),
                arguments(
                        "project: wizards\nkms-key: true",
                        "backhaul.yml:2:10: 'kms-key' must be text, not true or false; write \"true\" in quotes"),
                arguments(
                        "project: ../wizards",
                        "backhaul.yml:1:10: A project's name must be 1 to 63 letters (a-z), digits, '.', '_' or '-', and"
                                + " begin and end with a letter or a digit, not '../wizards'"),
                arguments(
                        "project: wizards\npath-style: yes",
                        "backhaul.yml:2:13: 'path-style' must be true or false, not 'yes'"),
                arguments(
                        "project: wizards\nping: hc.example/secret",
                        "backhaul.yml:2:7: 'ping' must be an address like https://hc.example/id; what is written is not"
                                + " shown, as it is a secret"),
                arguments(
                        "project: wizards\nchecksums: always",
                        "backhaul.yml:2:12: 'checksums' must be auto or when-required, not 'always'"),
                arguments(
                        "project: wizards\nendpoint: s3.example:9000",
                        "backhaul.yml:2:11: 'endpoint' must be an address like https://s3.example.com:9000,"
                                + " not 's3.example:9000'"));
    }

    private static Stream<Arguments> stores() {
        return Stream.of(
                arguments(
                        "project: wizards\nstore: countable/backups",
                        "backhaul.yml:2:8: A store must be s3://bucket/prefix or file:///folder,"
                                + " not 'countable/backups'"),
                arguments(
                        "project: wizards\nstore: s3://My_Bucket/backups",
                        "backhaul.yml:2:8: A store must be s3://bucket/prefix with a bucket of 3 to 63 lower-case letters,"
                                + " digits, '.' and '-', not 's3://My_Bucket/backups'"),
                arguments(
                        "project: wizards\nstore: s3://countable/../other",
                        "backhaul.yml:2:8: A store must be s3://bucket/prefix with a prefix that has no empty, '.' or '..'"
                                + " segment and no '?' or '#', not 's3://countable/../other'"),
                arguments(
                        "project: wizards\nstore: s3://AKIAEXAMPLE:secret@countable/backups",
                        "backhaul.yml:2:8: A store must be s3://bucket/prefix or file:///folder; keys and passwords never"
                                + " stand in it"),
                arguments(
                        "project: wizards\nstore: file://backups",
                        "backhaul.yml:2:8: A store must be file:///folder with the whole path of the folder,"
                                + " not 'file://backups'"));
    }

    private static Stream<Arguments> databases() {
        return Stream.of(
                arguments(DATABASE + "{ type: mongo }", "backhaul.yml:3:20: 'type' must be postgres, not 'mongo'"),
                arguments(
                        DATABASE + "{ host: a, service: db }",
                        "backhaul.yml:3:23: 'service' cannot stand beside 'host'; write one of them"),
                arguments(
                        DATABASE + "{ url: postgresql://a/b, name: c }",
                        "backhaul.yml:3:37: 'name' cannot stand beside 'url'; write one of them"),
                arguments(
                        DATABASE + "{ url: 'postgresql://app:secret@a/b' }",
                        "backhaul.yml:3:19: 'url' must be an address like postgresql://user@host:5432/name, without a"
                                + " password"),
                arguments(
                        DATABASE + "{ url: 'postgresql://app@a/b?password=secret' }",
                        "backhaul.yml:3:19: 'url' must be an address like postgresql://user@host:5432/name, without a"
                                + " password"),
                arguments(
                        DATABASE + "{ port: 5432 }",
                        "backhaul.yml:3:20: 'port' needs 'host' beside it; a database in a Compose service has no port"),
                arguments(
                        DATABASE + "{ host: a, port: 70000 }",
                        "backhaul.yml:3:29: 'port' must be a whole number from 1 to 65535, not '70000'"),
                arguments(
                        DATABASE + "{ name: " + "é".repeat(32) + " }",
                        "backhaul.yml:3:20: 'name' must be a name of 1 to 63 bytes on one line, not '" + "é".repeat(32)
                                + "'"),
                arguments(
                        DATABASE + "postgres",
                        "backhaul.yml:3:12: 'default' must hold keys and values, such as { service: db }"),
                arguments(
                        "project: wizards\ndatabases: [default]",
                        "backhaul.yml:2:12: 'databases' must hold names with settings under them, not a list"),
                arguments(
                        "project: wizards\ndatabases:\n",
                        "backhaul.yml:2:11: 'databases' is empty; write a value, or leave the line out"),
                arguments(
                        "project: wizards\ndatabases:\n  a/b: { service: db }",
                        "backhaul.yml:3:3: A name here must be 1 to 63 letters (a-z), digits, '_' or '-', beginning with a"
                                + " letter or a digit, not 'a/b'"),
                arguments(
                        "project: wizards\ndatabases:\n  a-b: { service: db }\n  A_b: { service: db }",
                        "backhaul.yml:4:3: 'A_b' and 'a-b' are too much alike"));
    }

    private static Stream<Arguments> environments() {
        return Stream.of(
                arguments(
                        "project: wizards\nenvironments:\n  one: { branch: develop }\n  two: { branch: develop }",
                        "backhaul.yml:4:18: The environments 'one' and 'two' cannot both have the branch 'develop'"),
                arguments(
                        ENVIRONMENT + "{ branch: -f }",
                        "backhaul.yml:3:22: 'branch' must be the name of a branch, not '-f'"),
                arguments(
                        ENVIRONMENT + "{ branch: 1.10 }",
                        "backhaul.yml:3:22: 'branch' must be text, not a number; write \"1.10\" in quotes"),
                arguments(
                        ENVIRONMENT + "{ folder: wizards }",
                        "backhaul.yml:3:22: 'folder' must be the whole path of a folder, like /srv/wizards,"
                                + " not 'wizards'"),
                arguments(
                        ENVIRONMENT + "{ url: 'https://me:secret@wizards.example/' }",
                        "backhaul.yml:3:19: 'url' must be an address like https://wizards.example/"),
                arguments(
                        ENVIRONMENT + "{ databases: { defualt: { name: a } } }",
                        "backhaul.yml:3:36: 'defualt' is not one of the project's databases; did you mean 'default'?"));
    }

    private static Stream<Arguments> yaml() {
        return Stream.of(
                arguments(
                        "- wizards",
                        "backhaul.yml:1:1: the file must hold keys and values, such as 'project: wizards'"),
                arguments(
                        "project: wizards\n\tstore: s3://countable",
                        "backhaul.yml:2:1: this is not YAML: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation)"),
                arguments("project: 'wizards", "backhaul.yml:1:18: this is not YAML: found unexpected end of stream"),
                arguments(
                        "project: wizards\n---\nproject: witches",
                        "backhaul.yml:3:1: a second document begins here; one file holds one"),
                arguments(
                        "project: wizards\nregion: *nowhere",
                        "backhaul.yml:2:9: the alias '*nowhere' has no '&nowhere' above it"),
                arguments(
                        "project: wizards\ndatabases: { a: { <<: b } }",
                        "backhaul.yml:2:23: '<<' must be followed by the alias of a mapping, such as '<<: *defaults'"),
                arguments(
                        "project: " + "[".repeat(40) + "]".repeat(40),
                        "backhaul.yml:1:30: this is nested more than 20 levels deep"));
    }

    @Test
    void shouldTellEverythingAtOnceInTheOrderOfTheFile() {
        String text = """
                project: a b
                databases:
                  default: { port: many, hots: db }
                store: here
                """;

        assertThat(ConfigText.problemsOf(text))
                .containsExactly(
                        "backhaul.yml:1:10: A project's name must be 1 to 63 letters (a-z), digits, '.', '_' or '-', and"
                                + " begin and end with a letter or a digit, not 'a b'",
                        "backhaul.yml:3:20: 'port' must be a whole number from 1 to 65535, not 'many'",
                        "backhaul.yml:3:26: 'hots' is not known here; did you mean 'host'?",
                        "backhaul.yml:4:8: A store must be s3://bucket/prefix or file:///folder, not 'here'");
    }

    @Test
    void shouldNotGrowAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("project: wizards\na0: &a0 [x]\n");
        for (int level = 1; level <= 40; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(level, level, level - 1, level - 1, level - 1));
        }

        assertThat(ConfigText.problemsOf(bomb.toString()))
                .singleElement()
                .asString()
                .endsWith("there are more than 100 aliases");
    }

    @Test
    void shouldRefuseMoreNamesThanAnyProjectHas() {
        StringBuilder text = new StringBuilder("project: wizards\ndatabases:\n");
        IntStream.rangeClosed(1, 101).forEach(number -> text.append("  d%d: { service: db }%n".formatted(number)));

        assertThat(ConfigText.problemsOf(text.toString()))
                .containsExactly("backhaul.yml:3:3: 'databases' holds more than 100 names");
    }

    @Test
    void shouldNotFollowAnAliasIntoItself() {
        assertThat(ConfigText.problemsOf("project: wizards\ndatabases: &all\n  default: *all\n"))
                .containsExactly("backhaul.yml:3:12: the alias '*all' has no '&all' above it");
    }
}
