package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundstate.system.Rows.Point;
import dev.groundstate.system.Rows.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two workers of one slot each, one of which is lost in mid-run. */
class WorkerLossIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);

    /** The lease, a turn of the reconciler and one of the relay. */
    private static final Duration TAKEOVER_LIMIT = Stack.LEASE.plusSeconds(2);

    private static final Duration HANDOVER_LIMIT = Duration.ofSeconds(3);

    private static Stack stack;
    private static Verdict verdict;

    @BeforeAll
    static void start() {
        stack = Stack.start("worker_loss", 2, 1);
        verdict = new Verdict(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void restoreBothWorkers() {
        for (ServiceProcess worker : stack.workers()) {
            if (!worker.isAlive()) {
                worker.start();
            }
            worker.awaitReady();
        }
    }

    private static long running() {
        long id = stack.api().create(Request.tornNitrogen(12));
        await().atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> stack.rows().row(id).isRunningFrom(3));
        return id;
    }

    private static Duration untilTakenOver(long id, Instant since) {
        await("experiment " + id + " taken over")
                .atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> stack.rows().row(id).epoch() == 2);
        return Duration.between(since, stack.rows().now());
    }

    private static void completedAfter(List<Point> reported, long id) {
        verdict.completed(id, LIMIT);
        assertThat(stack.rows().points(id).subList(0, reported.size()))
                .as("iterations reported before the loss")
                .isEqualTo(reported);
        assertThat(stack.rows().row(id).epoch()).isEqualTo(2);
    }

    @Test
    void the_other_worker_goes_on_where_a_killed_one_was() {
        long id = running();
        ServiceProcess holder = stack.holder(id, 1);
        List<Point> reported = stack.rows().points(id);

        holder.kill();

        Duration takenOver = untilTakenOver(id, stack.rows().now());
        completedAfter(reported, id);
        assertThat(stack.other(holder).tookUp(id, 2)).isTrue();
        System.out.printf(
                "Killed worker: the other went on after %d ms (lease %d s) from iteration %d or later%n",
                takenOver.toMillis(), Stack.LEASE.toSeconds(), reported.size());
        assertThat(takenOver).isLessThanOrEqualTo(TAKEOVER_LIMIT);
    }

    @Test
    void a_killed_worker_that_is_started_again_goes_on_by_itself() {
        long id = running();
        ServiceProcess holder = stack.holder(id, 1);
        stack.other(holder).kill();
        List<Point> reported = stack.rows().points(id);

        holder.kill();
        Instant killedAt = stack.rows().now();
        holder.start();

        Duration takenOver = untilTakenOver(id, killedAt);
        completedAfter(reported, id);
        assertThat(holder.tookUp(id, 2)).isTrue();
        System.out.printf(
                "Only worker killed and started again: went on after %d ms, its start included%n",
                takenOver.toMillis());
    }

    @Test
    void a_worker_that_wakes_after_its_lease_writes_nothing() {
        long id = running();
        ServiceProcess stale = stack.holder(id, 1);
        ServiceProcess holder = stack.other(stale);
        List<Point> reported = stack.rows().points(id);
        stale.freeze();
        Duration takenOver = untilTakenOver(id, stack.rows().now());
        await().atMost(LIMIT)
                .pollInterval(POLL)
                .until(() -> stack.rows().row(id).savedIterations() > reported.size());

        // With its holder frozen too, nobody but the stale worker could touch the row.
        holder.freeze();
        Row before = stillRow(id);
        List<Point> points = stack.rows().points(id);
        stale.thaw();
        await("the stale write refused")
                .atMost(LIMIT)
                .until(() -> stale.metric("groundstate_fenced_writes_total") >= 1);
        Row after = stack.rows().row(id);
        List<Point> pointsAfter = stack.rows().points(id);
        holder.thaw();

        assertThat(after).isEqualTo(before);
        assertThat(pointsAfter).isEqualTo(points);
        completedAfter(reported, id);
        System.out.printf(
                "Frozen worker: taken over after %d ms; awake again it had %.0f write refused and changed no row%n",
                takenOver.toMillis(), stale.metric("groundstate_fenced_writes_total"));
    }

    /** The row when what was under way at the freeze has arrived. */
    private static Row stillRow(long id) {
        Row[] last = {stack.rows().row(id)};
        await().during(Duration.ofMillis(300)).atMost(LIMIT).pollInterval(POLL).until(() -> {
            Row now = stack.rows().row(id);
            boolean still = now.equals(last[0]);
            last[0] = now;
            return still;
        });
        return last[0];
    }

    @Test
    void a_worker_told_to_end_hands_its_experiment_over_at_once() {
        long id = running();
        ServiceProcess holder = stack.holder(id, 1);
        List<Point> reported = stack.rows().points(id);
        Instant toldAt = stack.rows().now();

        holder.terminate();

        Duration takenOver = untilTakenOver(id, toldAt);
        await("the worker gone").atMost(LIMIT).pollInterval(POLL).until(() -> !holder.isAlive());
        Duration gone = Duration.between(toldAt, stack.rows().now());
        completedAfter(reported, id);
        System.out.printf(
                "SIGTERM: the other worker went on after %d ms, the process was gone after %d ms%n",
                takenOver.toMillis(), gone.toMillis());
        assertThat(takenOver).isLessThanOrEqualTo(HANDOVER_LIMIT);
        assertThat(gone).isLessThan(Duration.ofSeconds(10));
    }
}
