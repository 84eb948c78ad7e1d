package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundstate.system.Rows.Point;
import dev.groundstate.system.Rows.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that goes back to an earlier state while a worker runs what that state knows nothing of. */
class DatabaseRestoreIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(10);

    private static Stack stack;
    private static Verdict verdict;

    @BeforeAll
    static void start() {
        stack = Stack.start("restore", 1, 1);
        verdict = new Verdict(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** E2: the token is still the worker's, the position is not. */
    @Test
    void a_run_whose_saved_iterations_were_lost_is_taken_up_without_a_gap() {
        long id = stack.api().create(Request.tornNitrogen(13));
        awaitIteration(id, 3);
        DatabaseCopy copy = DatabaseCopy.of(stack.database());
        Row copied = stack.rows().row(id);
        awaitIteration(id, copied.savedIterations() + 5);
        int lost = stack.rows().row(id).savedIterations();

        copy.putBack();

        List<Point> kept = stack.rows().points(id);
        assertThat(kept).as("iterations after the restore").hasSizeLessThan(lost);
        verdict.completed(id, LIMIT);
        Row end = stack.rows().row(id);
        assertThat(stack.rows().points(id).subList(0, kept.size())).isEqualTo(kept);
        assertThat(end.epoch()).isEqualTo(2);
        assertThat(end.claim()).isNotEqualTo(copied.claim());
        System.out.printf(
                "Database put back by %s from iteration %d to %d: completed with %d iterations without a gap, epoch %d%n",
                copy.kind(), lost, kept.size(), end.savedIterations(), end.epoch());
    }

    /** E2: an epoch is given out twice, a token is not. */
    @Test
    void a_run_whose_claim_was_lost_is_claimed_again_and_the_first_claim_writes_nothing() {
        ServiceProcess worker = stack.workers().getFirst();
        double refused = worker.metric("groundstate_fenced_writes_total");
        worker.freeze();
        long id = stack.api().create(Request.tornNitrogen(13));
        DatabaseCopy copy = DatabaseCopy.of(stack.database());
        worker.thaw();
        awaitIteration(id, 3);
        Row first = stack.rows().row(id);

        copy.putBack();

        assertThat(stack.rows().row(id).epoch()).isZero();
        verdict.completed(id, LIMIT);
        Row end = stack.rows().row(id);
        assertThat(end.epoch()).isEqualTo(first.epoch()).isEqualTo(1);
        assertThat(end.claim()).isNotEqualTo(first.claim());
        assertThat(worker.metric("groundstate_fenced_writes_total")).isGreaterThan(refused);
        System.out.printf(
                "Database put back by %s to before the claim: epoch 1 given out twice, %d iterations without a gap%n",
                copy.kind(), end.savedIterations());
    }

    private static void awaitIteration(long id, int iteration) {
        await().atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> stack.rows().row(id).isRunningFrom(iteration));
    }
}
