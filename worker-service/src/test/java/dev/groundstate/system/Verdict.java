package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.model.experiment.Choice;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.system.Rows.Point;
import dev.groundstate.system.Rows.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What must hold of every experiment at its end, whatever happened on the way. */
final class Verdict {
    /** For a tail to be closed: the worker hears of a cancel with its next heartbeat at the latest (C3). */
    private static final Duration TAIL_LIMIT = Stack.LEASE;

    private final Stack stack;

    Verdict(Stack stack) {
        this.stack = stack;
    }

    /** Completed, and its saved iterations lead to its energy without gap or duplicate. */
    JsonNode completed(long id, Duration limit) {
        await("experiment " + id + " at its end")
                .atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> stack.rows().row(id).isFinal());
        Row row = stack.rows().row(id);
        assertThat(row.status()).as("experiment %d: %s", id, row.errorMessage()).isEqualTo("completed");
        JsonNode detail = unbroken(id, row);
        assertThat(row.savedIterations()).as("iterations of experiment %d", id).isPositive();
        assertThat(row.reportedEnergy()).as("energy of experiment %d", id).isEqualTo(row.energy());
        assertThat(detail.path("energy").asDouble()).isEqualTo(row.energy());
        return detail;
    }

    /** Cancelled, its tail closed, and what it had computed kept; the acknowledged cancel stands. */
    JsonNode cancelled(long id) {
        await("the tail of experiment " + id + " closed")
                .atMost(TAIL_LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> stack.rows().row(id).stoppedAt().isPresent());
        Row row = stack.rows().row(id);
        assertThat(row.status()).as("experiment %d", id).isEqualTo("cancelled");
        assertThat(row.cancelledAt()).isPresent();
        assertThat(row.completedAt()).isEmpty();
        assertThat(row.errorMessage()).isEqualTo("Cancelled by user");
        return unbroken(id, row);
    }

    /** Iterations 1 to n without gap or duplicate in the database and over HTTP, the last one the reported energy. */
    private JsonNode unbroken(long id, Row row) {
        List<Point> saved = stack.rows().points(id);
        assertThat(saved.stream().map(Point::iteration))
                .as("saved iterations of experiment %d", id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, row.savedIterations()).boxed().toList());
        JsonNode detail = stack.api().detail(id);
        assertThat(detail.path("status").asText()).isEqualTo(row.status());
        List<Point> told = StreamSupport.stream(detail.path("convergence_data").spliterator(), false)
                .map(point -> new Point(
                        point.path("iteration").asInt(), point.path("energy").asDouble()))
                .toList();
        assertThat(told).as("convergence data of experiment %d", id).isEqualTo(saved);
        if (saved.isEmpty()) {
            assertThat(detail.path("results").isNull()).isTrue();
            assertThat(row.energy()).isNull();
        } else {
            double last = saved.getLast().energy();
            double lowest = saved.stream().mapToDouble(Point::energy).min().orElseThrow();
            boolean states = Choice.of(
                            Method.class,
                            detail.path("configuration").path("method").asText())
                    .orElseThrow()
                    .everyIterationIsAState();
            assertThat(row.energy()).isEqualTo(last);
            assertThat(row.bestEnergy()).isCloseTo(states ? lowest : last, within(0.0));
            assertThat(detail.path("results").path("energy").isNumber()).isTrue();
            assertThat(detail.path("results").path("iterations").asInt()).isEqualTo(row.savedIterations());
        }
        return detail;
    }
}
