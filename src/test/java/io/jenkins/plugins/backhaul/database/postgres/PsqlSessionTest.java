package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PsqlSessionTest {
    private PsqlSession session;

    @BeforeEach
    void open() throws Exception {
        session = ServerForTests.session("postgres");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void shouldReadValuesWhateverTheyHold() throws Exception {
        assertThat(session.rows("SELECT E'a\\nb\\\\n\\t', NULL, '', '\"x\"\",', 1, true, E'\\\\', '(ä)', 'q' AS q")
                        .get(0))
                .containsExactly("a\nb\\n\t", null, "", "\"x\"\",", "1", "t", "\\", "(ä)", "q");
        assertThat(session.rows("VALUES (1, 2), (3, NULL)"))
                .extracting(Object::toString)
                .containsExactly("[1, 2]", "[3, null]");
        assertThat(session.rows("SELECT FROM pg_catalog.generate_series(1, 3)")).hasSize(3);
    }

    @Test
    void shouldReportAnErrorThatComesAfterTheFirstRows() throws Exception {
        assertThatThrownBy(() -> session.rows("SELECT 1 / (3 - i) FROM pg_catalog.generate_series(1, 5) i"))
                .isInstanceOf(SqlException.class)
                .hasMessage("division by zero");
        assertThat(session.value("SELECT 1")).isEqualTo("1");
    }

    @Test
    void shouldGoOnAfterAFailedTransaction() throws Exception {
        session.execute("BEGIN");
        session.setSavepoint();
        assertThatThrownBy(() -> session.execute("SELECT 1 / 0")).hasMessage("division by zero");
        session.rollBackToSavepoint();
        assertThat(session.value("SELECT 1")).isEqualTo("1");
        assertThatThrownBy(() -> session.execute("SELECT 1 / 0")).hasMessage("division by zero");
        session.rollBack();

        assertThat(session.value("SELECT 1")).isEqualTo("1");
    }
}
