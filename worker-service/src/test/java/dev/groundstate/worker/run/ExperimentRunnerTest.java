package dev.groundstate.worker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.worker.messaging.CancelConsumer;
import dev.groundstate.worker.run.InMemoryExperimentStore.Weather;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExperimentRunnerTest {

    private static final RunSettings SETTINGS = new RunSettings(
            Duration.ofMillis(1000), Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofSeconds(2), 1);
    /** Its heartbeat never comes within a test. */
    private static final RunSettings PATIENT = new RunSettings(
            Duration.ofHours(1), Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofSeconds(2), 1);

    private static final long ID = 42;

    private final InMemoryExperimentStore store = new InMemoryExperimentStore();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SteppedComputation computation = new SteppedComputation(50);
    private ExperimentRunner runner = runner(computation);

    @AfterEach
    void end() {
        store.weather(Weather.FINE);
        runner.stop();
    }

    private ExperimentRunner runner(Computation computed) {
        return new ExperimentRunner(store, computed, SETTINGS, new RunMetrics(registry), System::nanoTime);
    }

    private CompletableFuture<Void> start() {
        return start(store.claim(ID, UUID.randomUUID()).orElseThrow(), System.nanoTime());
    }

    private CompletableFuture<Void> start(Claim claim, long claimedAt) {
        return CompletableFuture.runAsync(() -> {
            try {
                runner.run(claim, claimedAt);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private static void join(CompletableFuture<Void> run)
            throws ExecutionException, InterruptedException, TimeoutException {
        run.get(10, TimeUnit.SECONDS);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
    }

    private double fencedWrites() {
        return registry.get("groundstate_fenced_writes").counter().count();
    }

    private void assertWholeUpTo(int last) {
        assertThat(store.iterations())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, last).boxed().toList());
    }

    @Test
    void a_run_saves_every_iteration_once_and_completes() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(20);
        until(() -> store.iterations().size() == 20);
        computation.allow(30);
        join(run);
        assertThat(store.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertWholeUpTo(50);
        assertThat(store.document("circuit.json")).isEqualTo("{}");
        assertThat(fencedWrites()).isZero();
    }

    @Test
    void a_cancelled_run_keeps_its_iterations_with_the_circuit_of_the_last_and_closes_its_tail() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(7);
        until(() -> store.iterations().size() == 7);
        store.cancel();
        runner.look(ID);
        join(run);
        assertThat(store.status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertThat(store.tailClosed()).isTrue();
        assertWholeUpTo(7);
        assertThat(store.document("circuit.json")).isEqualTo("of iteration 7");
        assertThat(registry.get("groundstate_cancel_latency").timer().count()).isEqualTo(1);
        assertThat(fencedWrites()).isEqualTo(1);
    }

    @Test
    void who_waits_for_a_worker_without_work_hears_of_it_at_once() throws Exception {
        assertThat(runner.awaitIdle(Duration.ZERO)).isTrue();
        CompletableFuture<Void> run = start();
        until(() -> !runner.held().isEmpty());
        assertThat(runner.awaitIdle(Duration.ofMillis(20))).isFalse();
        computation.allow(50);
        assertThat(runner.awaitIdle(Duration.ofSeconds(10))).isTrue();
        join(run);
    }

    @Test
    void a_cancel_hint_makes_a_run_look_at_its_row_at_once() throws Exception {
        runner = new ExperimentRunner(store, computation, PATIENT, new RunMetrics(registry), System::nanoTime);
        CompletableFuture<Void> run = start();
        computation.allow(3);
        until(() -> store.iterations().size() == 3);
        store.cancel();
        new CancelConsumer(runner).onCancel(("{\"experiment_id\": " + ID + "}").getBytes(StandardCharsets.UTF_8));
        join(run);
        assertThat(store.tailClosed()).isTrue();
    }

    /** A circuit that is never done. */
    @Test
    void a_cancel_does_not_wait_for_a_long_circuit() throws Exception {
        runner = runner((claim, control, listener) -> {
            listener.documents(given -> {
                while (true) {
                    given.check();
                }
            });
            return computation.compute(claim, control, listener::iteration);
        });
        CompletableFuture<Void> run = start();
        computation.allow(7);
        until(() -> store.iterations().size() == 7);
        store.cancel();
        runner.look(ID);
        join(run);
        assertThat(store.tailClosed()).isTrue();
        assertWholeUpTo(7);
        assertThat(store.document("circuit.json")).isNull();
    }

    @Test
    void a_hartree_fock_energy_is_saved_before_the_first_iteration() throws Exception {
        CompletableFuture<Void> run = start();
        until(() -> store.hartreeFockEnergy() != null);
        assertThat(store.hartreeFockEnergy()).isEqualTo(SteppedComputation.HARTREE_FOCK_ENERGY);
        assertThat(store.iterations()).isEmpty();
        computation.allow(50);
        join(run);
    }

    @Test
    void a_run_cancelled_before_its_first_iteration_keeps_its_hartree_fock_energy() throws Exception {
        runner = runner((claim, control, listener) -> {
            store.cancel();
            return computation.compute(claim, control, listener);
        });
        join(start());
        assertThat(store.tailClosed()).isTrue();
        assertThat(store.iterations()).isEmpty();
        assertThat(store.hartreeFockEnergy()).isEqualTo(SteppedComputation.HARTREE_FOCK_ENERGY);
    }

    @Test
    void a_missed_cancel_hint_is_made_good_by_the_next_heartbeat() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(3);
        until(() -> store.iterations().size() == 3);
        store.cancel();
        join(run);
        assertThat(store.tailClosed()).isTrue();
    }

    @Test
    void a_stale_cancel_hint_does_not_stop_a_run() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(3);
        until(() -> store.iterations().size() == 3);
        runner.look(ID);
        runner.look(ID + 1);
        computation.allow(47);
        join(run);
        assertThat(store.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertWholeUpTo(50);
    }

    @Test
    void what_was_computed_between_the_last_save_and_the_cancel_is_the_tail() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(4);
        until(() -> store.iterations().size() == 4);
        store.weather(Weather.AWAY);
        computation.allow(5);
        until(() -> registry.get("groundstate_iterations").counter().count() == 9);
        store.cancel();
        store.weather(Weather.FINE);
        join(run);
        assertWholeUpTo(9);
        assertThat(store.checkpoint()).containsExactly(9);
    }

    @Test
    void a_run_that_was_taken_over_writes_nothing_more() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(4);
        until(() -> store.iterations().size() == 4);
        store.takeOver();
        int before = store.writes();
        join(run);
        assertThat(store.writes()).isLessThanOrEqualTo(before + 1);
        assertThat(store.status()).isEqualTo(ExperimentStatus.RUNNING);
        assertThat(store.iterations()).hasSize(4);
        assertThat(fencedWrites()).isEqualTo(1);
    }

    @Test
    void a_database_that_lost_saved_iterations_ends_the_run_without_a_gap() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(6);
        until(() -> store.iterations().size() == 6);
        store.restore(2);
        computation.allow(44);
        join(run);
        assertWholeUpTo(2);
        assertThat(store.status()).isEqualTo(ExperimentStatus.RUNNING);
    }

    @Test
    void a_completion_does_not_overwrite_a_cancel() throws Exception {
        CompletableFuture<Void> run = start();
        store.weather(Weather.AWAY);
        computation.allow(50);
        until(() -> registry.get("groundstate_iterations").counter().count() == 50);
        store.cancel();
        store.weather(Weather.FINE);
        join(run);
        assertThat(store.status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertWholeUpTo(50);
        assertThat(store.tailClosed()).isTrue();
    }

    @Test
    void saves_whose_answers_are_lost_leave_neither_gap_nor_duplicate() throws Exception {
        CompletableFuture<Void> run = start();
        store.weather(Weather.ANSWER_LOST);
        computation.allow(10);
        until(() -> store.iterations().size() >= 10);
        store.weather(Weather.FINE);
        computation.allow(40);
        join(run);
        assertThat(store.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertWholeUpTo(50);
    }

    @Test
    void a_completion_whose_answer_is_lost_counts_once() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(49);
        until(() -> store.iterations().size() == 49);
        store.weather(Weather.ANSWER_LOST);
        computation.allow(1);
        until(() -> store.status() == ExperimentStatus.COMPLETED);
        store.weather(Weather.FINE);
        join(run);
        assertWholeUpTo(50);
    }

    @Test
    void a_run_without_iterations_or_checks_still_renews_its_lease() throws Exception {
        CompletableFuture<Transition> ending = new CompletableFuture<>();
        runner = runner((claim, control, listener) -> ending.join());
        CompletableFuture<Void> run = start();
        until(() -> store.leaseRenewals() >= 3);
        ending.complete(new Transition.Complete(-1, "{}"));
        join(run);
    }

    @Test
    void saves_are_coalesced_whatever_the_speed_of_the_optimizer() throws Exception {
        SteppedComputation fast = new SteppedComputation(100_000);
        fast.allow(100_000);
        runner = runner(fast);
        long startedAt = System.nanoTime();
        join(start());
        long intervals =
                (System.nanoTime() - startedAt) / SETTINGS.saveInterval().toNanos();
        assertThat(store.iterations()).hasSize(100_000);
        assertThat((long) store.writes()).isLessThanOrEqualTo(intervals + 3);
    }

    @Test
    void a_stopping_worker_gives_its_row_back_with_everything_saved() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(5);
        until(() -> registry.get("groundstate_iterations").counter().count() == 5);
        runner.stop();
        join(run);
        assertThat(store.status()).isEqualTo(ExperimentStatus.QUEUED);
        assertWholeUpTo(5);
        assertThat(store.checkpoint()).containsExactly(5);
    }

    @Test
    void a_run_goes_on_where_an_earlier_claim_left_off() throws Exception {
        CompletableFuture<Void> first = start();
        computation.allow(5);
        until(() -> store.iterations().size() == 5);
        runner.stop();
        join(first);
        runner = runner(computation);
        computation.allow(45);
        join(start());
        assertThat(store.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertWholeUpTo(50);
    }

    @Test
    void a_method_that_starts_again_reports_no_iteration_twice() throws Exception {
        CompletableFuture<Void> first = start();
        computation.allow(5);
        until(() -> store.iterations().size() == 5);
        runner.stop();
        join(first);
        runner = runner((claim, control, listener) -> {
            computation.allow(50);
            Claim fromTheStart = Claims.claim(ID, claim.token(), claim.epoch(), new byte[0], 0);
            return computation.compute(fromTheStart, control, listener);
        });
        join(start());
        assertThat(store.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertWholeUpTo(50);
    }

    @Test
    void a_broken_computation_fails_with_a_sentence_and_keeps_its_iterations() throws Exception {
        runner = runner((claim, control, listener) -> {
            listener.iteration(new Iteration(1, -1, 0, 1), () -> new byte[] {1});
            throw new IllegalStateException("planted");
        });
        join(start());
        assertThat(store.status()).isEqualTo(ExperimentStatus.FAILED);
        assertWholeUpTo(1);
    }

    @Test
    void a_run_whose_last_write_is_refused_fails_and_is_not_computed_again() throws Exception {
        runner = runner((claim, control, listener) -> {
            listener.iteration(new Iteration(1, -1, 0, 1), () -> {
                throw new IllegalStateException("cannot be encoded");
            });
            return new Transition.Complete(-1, "{}");
        });
        join(start());
        assertThat(store.status()).isEqualTo(ExperimentStatus.FAILED);
    }

    @Test
    void a_run_of_which_a_save_is_refused_fails_and_is_not_computed_again() throws Exception {
        runner = runner((claim, control, listener) -> {
            listener.iteration(new Iteration(1, -1, 0, 1), () -> {
                throw new IllegalStateException("cannot be encoded");
            });
            return computation.compute(claim, control, listener);
        });
        join(start());
        assertThat(store.status()).isEqualTo(ExperimentStatus.FAILED);
    }

    @Test
    void a_run_pauses_while_its_lease_cannot_be_renewed_and_goes_on_under_the_same_claim() throws Exception {
        CompletableFuture<Void> run = start();
        computation.allow(2);
        until(() -> store.iterations().size() == 2);
        store.weather(Weather.AWAY);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        registry.get("groundstate_lease_margin_seconds").gauge().value() < 0);
        computation.allow(48);
        double computed = registry.get("groundstate_iterations").counter().count();
        await().during(Duration.ofMillis(200))
                .until(() -> registry.get("groundstate_iterations").counter().count() == computed);
        store.weather(Weather.FINE);
        join(run);
        assertThat(store.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertWholeUpTo(50);
    }

    @Test
    void a_claim_that_was_asked_for_long_ago_is_not_trusted_before_it_is_renewed() throws Exception {
        computation.allow(50);
        Claim claim = store.claim(ID, UUID.randomUUID()).orElseThrow();
        store.weather(Weather.AWAY);
        CompletableFuture<Void> run =
                start(claim, System.nanoTime() - SETTINGS.lease().toNanos());
        await().during(Duration.ofMillis(200))
                .until(() -> registry.get("groundstate_iterations").counter().count() == 0);
        store.weather(Weather.FINE);
        join(run);
        assertWholeUpTo(50);
    }

    @Test
    void a_run_at_its_time_limit_ends_as_cancelled_and_keeps_its_iterations() throws Exception {
        runner = runner((claim, control, listener) -> {
            byte[] circuit = "of iteration 1".getBytes(StandardCharsets.UTF_8);
            listener.documents(given -> List.of(new Attachment("circuit.json", circuit)));
            listener.iteration(new Iteration(1, -1, 0, 1), () -> new byte[] {1});
            Claim limited = Claims.claim(ID, claim.token(), 1, new byte[0], 0, 1);
            return computation.compute(limited, control, listener);
        });
        Claim claim = store.claim(ID, UUID.randomUUID()).orElseThrow();
        Claim limited = Claims.claim(ID, claim.token(), claim.epoch(), new byte[0], 0, 1);
        runner.run(limited, System.nanoTime());
        assertThat(store.status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertThat(store.tailClosed()).isTrue();
        assertWholeUpTo(1);
        assertThat(store.document("circuit.json")).isEqualTo("of iteration 1");
    }

    @Test
    void a_gap_in_the_iterations_is_refused() throws Exception {
        runner = runner((claim, control, listener) -> {
            listener.iteration(new Iteration(2, -1, 0, 1), () -> new byte[] {1});
            return new Transition.Complete(-1, "{}");
        });
        join(start());
        assertThat(store.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(store.iterations()).isEmpty();
    }
}
