package io.jenkins.plugins.backhaul.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountsTest {
    @Test
    void shouldNameThoseOfStagingOnly() {
        Accounts lost = Accounts.onlyThere(
                List.of("tess", "zoe", "user.12@example.com", "anna", "user.x@example.com"),
                List.of("zoe"),
                "example.com");

        assertThat(lost.names()).containsExactly("anna", "tess", "user.x@example.com");
        assertThat(lost.shown()).isEqualTo("anna, tess, user.x@example.com");
    }

    @Test
    void shouldShowNoMoreThanAPersonReads() {
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "u" + i).toList();

        assertThat(Accounts.onlyThere(many, List.of(), "example.com").shown()).endsWith(" and 10 more");
    }
}
