package dev.groundstate.worker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.worker.run.InMemoryExperimentStore.Weather;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotTest {

    private static final RunSettings SETTINGS = new RunSettings(
            Duration.ofMillis(1000), Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofSeconds(2), 1);
    private static final long ID = 7;

    private final InMemoryExperimentStore store = new InMemoryExperimentStore();
    private final RunMetrics metrics = new RunMetrics(new SimpleMeterRegistry());
    private final SteppedComputation computation = new SteppedComputation(3);
    private final ExperimentRunner runner =
            new ExperimentRunner(store, computation, SETTINGS, metrics, System::nanoTime);
    private final QueuedHints hints = new QueuedHints();
    private final Slot slot = new Slot(1, hints, store, runner, SETTINGS, metrics, () -> true, System::nanoTime);

    /** A run queue in memory; an undecided hint goes back to it. */
    private static final class QueuedHints implements RunHints {
        private final BlockingQueue<Long> ids = new LinkedBlockingQueue<>();
        private volatile boolean closed;

        @Override
        public boolean awaitTaken(LongPredicate take, Duration limit) throws InterruptedException {
            Long id = ids.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (id == null) {
                return false;
            }
            try {
                return take.test(id);
            } catch (RuntimeException | Error undecided) {
                ids.add(id);
                throw undecided;
            }
        }

        @Override
        public boolean isConsuming() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        store.weather(Weather.FINE);
        slot.stopClaiming();
        runner.stop();
        assertThat(slot.join(Duration.ofSeconds(10))).isTrue();
        assertThat(hints.closed).isTrue();
    }

    private void awaitStatus(ExperimentStatus status) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> store.status() == status);
    }

    @Test
    void a_hinted_experiment_is_claimed_and_run() {
        computation.allow(3);
        slot.start();
        hints.ids.add(ID);
        awaitStatus(ExperimentStatus.COMPLETED);
    }

    @Test
    void a_claim_whose_answer_was_lost_is_given_back_and_won_again() {
        computation.allow(3);
        store.weather(Weather.ANSWER_LOST);
        slot.start();
        hints.ids.add(ID);
        awaitStatus(ExperimentStatus.RUNNING);
        store.weather(Weather.FINE);
        awaitStatus(ExperimentStatus.COMPLETED);
        assertThat(store.iterations()).containsExactly(1, 2, 3);
        assertThat(store.claims()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    @Test
    void a_refused_claim_does_not_end_the_slot() {
        computation.allow(3);
        store.weather(Weather.REFUSED);
        slot.start();
        hints.ids.add(ID);
        await().atMost(Duration.ofSeconds(10)).until(() -> store.claims().size() >= 2);
        store.weather(Weather.FINE);
        awaitStatus(ExperimentStatus.COMPLETED);
    }

    @Test
    void a_slot_that_stops_while_it_runs_gives_its_experiment_back() {
        slot.start();
        hints.ids.add(ID);
        awaitStatus(ExperimentStatus.RUNNING);
        slot.stopClaiming();
        runner.stop();
        awaitStatus(ExperimentStatus.QUEUED);
    }

    @Test
    void a_stopped_slot_claims_nothing_more() throws InterruptedException {
        slot.stopClaiming();
        slot.start();
        hints.ids.add(ID);
        assertThat(slot.join(Duration.ofSeconds(10))).isTrue();
        assertThat(store.status()).isEqualTo(ExperimentStatus.QUEUED);
    }
}
