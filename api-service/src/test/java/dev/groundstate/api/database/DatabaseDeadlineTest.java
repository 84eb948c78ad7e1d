package dev.groundstate.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseDeadlineTest {

    private final DatabaseDeadline deadline = new DatabaseDeadline(Duration.ofSeconds(5));
    private final List<Level> said = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final Logger log = Logger.getLogger(DatabaseDeadline.class.getName());
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(Level.parse(String.valueOf(entry.getLevel().intValue())));
            sentences.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        log.addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(ear);
    }

    private void away() {
        deadline.bound(Uni.createFrom().failure(new IOException("refused")))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private void answers() {
        deadline.bound(Uni.createFrom().item(1)).await().indefinitely();
    }

    @Test
    void a_database_that_is_not_there_yet_is_awaited_and_alarms_nobody() {
        away();
        away();
        answers();
        assertThat(said).containsExactly(Level.INFO, Level.INFO);
    }

    @Test
    void a_database_that_has_no_schema_yet_is_told_from_one_that_does_not_answer() {
        deadline.bound(Uni.createFrom()
                        .failure(new PgException("relation \"experiment\" does not exist", "ERROR", "42P01", "")))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
        assertThat(said).containsExactly(Level.INFO);
        assertThat(sentences).singleElement().satisfies(sentence -> assertThat(sentence)
                .startsWith("Waiting for the schema")
                .doesNotContain("ERROR", "does not exist"));
    }

    @Test
    void a_database_that_goes_away_is_warned_of_once() {
        answers();
        away();
        away();
        answers();
        assertThat(said).containsExactly(Level.WARNING, Level.INFO);
    }
}
