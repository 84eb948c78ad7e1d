package dev.groundstate.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    private final TestDatabase server = TestDatabase.instance();

    @Test
    void says_what_it_is_and_leaves_it_in_the_report() throws Exception {
        assertThat(server.kind()).matches("PostgreSQL \\d+\\.\\d+ \\(.+\\)");
        assertThat(Files.readString(Path.of("target", "test-services.txt"))).contains("database: " + server.kind());
    }

    @Test
    void a_created_database_is_empty_even_when_it_was_used_before() throws Exception {
        TestDatabase.Database first = server.createDatabase("emptied");
        try (Connection stillConnected = first.connect()) {
            execute(stillConnected, "CREATE TABLE leftover (id int)");

            TestDatabase.Database second = server.createDatabase("emptied");

            try (Connection connection = second.connect()) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> execute(connection, "SELECT * FROM leftover"));
            }
        }
    }

    @Test
    void data_is_kept_over_a_stop_and_a_kill() throws Exception {
        TestDatabase.Database database = server.createDatabase("kept");
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE fact (id int)");
            execute(connection, "INSERT INTO fact VALUES (1)");
        }

        server.stop();
        assertThatExceptionOfType(SQLException.class).isThrownBy(database::connect);
        server.start();
        try (Connection connection = database.connect()) {
            execute(connection, "INSERT INTO fact VALUES (2)");
        }
        server.kill();
        assertThatExceptionOfType(SQLException.class).isThrownBy(database::connect);
        server.start();

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM fact")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void a_name_that_sql_could_misread_is_refused() {
        assertThatThrownBy(() -> server.createDatabase("x; DROP DATABASE y")).hasMessageContaining("x; DROP");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
