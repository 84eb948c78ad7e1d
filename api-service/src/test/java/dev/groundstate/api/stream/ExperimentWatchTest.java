package dev.groundstate.api.stream;

import static dev.groundstate.api.stream.RowsInMemory.row;
import static dev.groundstate.api.stream.RowsInMemory.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.stream.ExperimentWatch.Turn;
import dev.groundstate.api.stream.StreamEvent.Advance;
import dev.groundstate.api.stream.StreamEvent.Silence;
import dev.groundstate.api.stream.StreamEvent.Status;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentWatchTest {
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private final RowsInMemory rows = new RowsInMemory();
    private final AtomicLong nanos = new AtomicLong();
    private final ExperimentWatch watch = watch(0);

    private ExperimentWatch watch(int iteration) {
        return new ExperimentWatch(rows, iteration, SILENCE, nanos::get);
    }

    private Turn look() {
        return watch.look(7).await().indefinitely();
    }

    private static List<ConvergencePoint> points(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(iteration -> new ConvergencePoint(iteration, -1, 0, iteration))
                .toList();
    }

    @Test
    void what_is_new_is_told_once() {
        rows.become(running(0));
        assertThat(look()).isEqualTo(new Turn(List.of(new Status(running(0), false)), false));
        assertThat(look()).isEqualTo(new Turn(List.of(), false));
        rows.become(running(3));
        assertThat(look()).isEqualTo(new Turn(List.of(new Advance(running(3), points(1, 3))), false));
        assertThat(look()).isEqualTo(new Turn(List.of(), false));
    }

    @Test
    void the_last_points_come_before_the_last_status() {
        rows.become(running(1));
        look();
        var completed = row(ExperimentStatus.COMPLETED, 2, null);
        rows.become(completed);
        assertThat(look())
                .isEqualTo(new Turn(List.of(new Advance(completed, points(2, 2)), new Status(completed, true)), true));
    }

    @Test
    void a_cancelled_experiment_is_over_when_its_tail_is_closed() {
        var open = row(ExperimentStatus.CANCELLED, 1, null);
        rows.become(open);
        assertThat(look().over()).isFalse();
        var closed = row(ExperimentStatus.CANCELLED, 2, Instant.EPOCH);
        rows.become(closed);
        assertThat(look())
                .isEqualTo(new Turn(List.of(new Advance(closed, points(2, 2)), new Status(closed, true)), true));
    }

    @Test
    void a_tail_that_nobody_closes_is_not_waited_for_for_ever() {
        rows.become(row(ExperimentStatus.CANCELLED, 1, null));
        look();
        nanos.set(ExperimentWatch.LONGEST_TAIL.toNanos());
        assertThat(look().over()).isFalse();
        nanos.incrementAndGet();
        assertThat(look().over()).isTrue();
    }

    @Test
    void silence_is_told_as_often_as_it_must_be() {
        rows.become(running(0));
        look();
        for (int times = 1; times <= 3; times++) {
            nanos.addAndGet(SILENCE.toNanos() - 1);
            assertThat(look().events()).isEmpty();
            nanos.incrementAndGet();
            assertThat(look().events()).containsExactly(new Silence());
        }
    }

    @Test
    void a_database_that_is_away_ends_nothing() {
        rows.become(running(0));
        look();
        rows.away(true);
        assertThat(look()).isEqualTo(new Turn(List.of(), false));
        nanos.addAndGet(SILENCE.toNanos());
        assertThat(look().events()).containsExactly(new Silence());
        rows.away(false);
        rows.become(running(1));
        assertThat(look().events()).containsExactly(new Advance(running(1), points(1, 1)));
    }

    @Test
    void a_row_that_went_back_to_an_earlier_state_is_told_and_gone_on_from() {
        rows.become(running(5));
        look();
        rows.become(running(2));
        assertThat(look().events()).containsExactly(new Status(running(2), false));
        rows.become(running(4));
        assertThat(look().events()).containsExactly(new Advance(running(4), points(3, 4)));
    }

    @Test
    void a_row_that_is_gone_ends_the_stream() {
        rows.become(running(5));
        look();
        rows.become(null);
        assertThat(look()).isEqualTo(new Turn(List.of(), true));
    }
}
