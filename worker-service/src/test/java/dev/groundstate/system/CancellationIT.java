package dev.groundstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.system.Rows.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a cancel promises, with one worker of one slot: whoever is queued waits for whoever runs. */
class CancellationIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int REPETITIONS = 20;

    /** So that a cancel meets integrals, the field, the transformation and the optimizer. */
    private static final int LATEST_CANCEL_MILLIS = 1_500;

    private static Stack stack;
    private static Verdict verdict;

    @BeforeAll
    static void start() {
        stack = Stack.start("cancellation", 1, 1);
        verdict = new Verdict(stack);
        verdict.completed(stack.api().create(Request.hydrogen()), LIMIT);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void a_cancelled_experiment_stays_cancelled_and_keeps_what_was_computed() {
        long id = stack.api().create(Request.tornNitrogen(14));
        await().atMost(LIMIT).until(() -> stack.rows().row(id).isRunningFrom(2));
        await("its circuit, which takes longer than a cancel may wait")
                .atMost(LIMIT)
                .until(() -> stack.api().get("/" + id + "/circuit").status() == 200);

        Api.Answer answer = stack.api().cancel(id);

        assertThat(answer.expect(200).path("status").asText()).isEqualTo("cancelled");
        assertThat(answer.body().path("local_cancelled").asBoolean()).isTrue();
        assertThat(stack.api().status(id).path("status").asText()).isEqualTo("cancelled");
        JsonNode detail = verdict.cancelled(id);
        assertThat(detail.path("convergence_data").size()).isGreaterThanOrEqualTo(2);
        assertThat(detail.path("best_energy").asDouble()).isLessThan(-108);
        assertThat(detail.path("results").path("best_energy").asDouble()).isLessThan(-108);
        JsonNode circuit = stack.api().get("/" + id + "/circuit").expect(200);
        assertThat(circuit.path("n_qubits").asInt()).isEqualTo(28);
        assertThat(circuit.path("metadata").path("gate_count").asInt()).isGreaterThan(50_000);
        assertThat(circuit.path("metadata").path("iteration").asInt()).isPositive();
        Row closed = stack.rows().row(id);
        await("nothing is written after the tail was closed")
                .during(Duration.ofSeconds(5))
                .atMost(LIMIT)
                .until(() -> stack.rows().row(id), closed::equals);
        JsonNode repeated = stack.api().cancel(id).expect(200);
        assertThat(repeated.path("cancelled_at").asText())
                .isEqualTo(answer.body().path("cancelled_at").asText());
        System.out.printf(
                "Cancel of a running experiment: answered in %d ms, its tail closed %d ms after the cancel, %d iterations kept%n",
                answer.time().toMillis(), closed.cancelLatency().toMillis(), closed.savedIterations());
    }

    @Test
    void a_worker_is_free_for_the_next_experiment_within_200_ms_of_a_cancels_answer() {
        long seed = System.nanoTime();
        System.out.println("Moments of the cancels: seed " + seed);
        Random random = new Random(seed);
        List<Duration> answers = new ArrayList<>();
        List<Duration> frees = new ArrayList<>();
        List<Duration> latencies = new ArrayList<>();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            long running = stack.api().create(Request.nitrogen());
            await().atMost(LIMIT).until(() -> stack.rows().row(running).status().equals("running"));
            long next = stack.api().create(Request.hydrogen());
            await().pollDelay(Duration.ofMillis(random.nextInt(LATEST_CANCEL_MILLIS)))
                    .until(() -> true);
            assertThat(stack.rows().row(next).status()).isEqualTo("queued");

            Api.Answer answer = stack.api().cancel(running);

            Instant answered = stack.rows().now();
            answer.expect(200);
            verdict.completed(next, LIMIT);
            verdict.cancelled(running);
            answers.add(answer.time());
            frees.add(Duration.between(
                    answered, stack.rows().row(next).startedAt().orElseThrow()));
            latencies.add(stack.rows().row(running).cancelLatency());
        }
        Summary free = new Summary(frees);
        System.out.println("Answer of a cancel: " + new Summary(answers));
        System.out.println("From the answer of a cancel to the next experiment running: " + free);
        System.out.println("From a cancel to its tail closed: " + new Summary(latencies));
        assertThat(free.median()).isLessThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void a_queued_experiment_that_is_cancelled_is_never_computed() {
        long running = stack.api().create(Request.nitrogen());
        await().atMost(LIMIT).until(() -> stack.rows().row(running).status().equals("running"));
        long waiting = stack.api().create(Request.hydrogen());
        long last = stack.api().create(Request.hydrogen());

        stack.api().cancel(waiting).expect(200);

        stack.api().cancel(running).expect(200);
        verdict.completed(last, LIMIT);
        JsonNode detail = verdict.cancelled(waiting);
        assertThat(detail.path("convergence_data").isEmpty()).isTrue();
        Row row = stack.rows().row(waiting);
        assertThat(row.epoch()).isZero();
        assertThat(row.startedAt()).isEmpty();
        assertThat(row.stoppedAt()).isEqualTo(row.cancelledAt());
        verdict.cancelled(running);
    }

    @Test
    void a_completed_experiment_cannot_be_cancelled() {
        long id = stack.api().create(Request.hydrogen());
        verdict.completed(id, LIMIT);

        JsonNode refusal = stack.api().cancel(id).expect(400);

        assertThat(refusal.path("detail").asText())
                .isEqualTo("Cannot cancel experiment with status 'completed'. "
                        + "Only queued or running experiments can be cancelled.");
        verdict.completed(id, LIMIT);
    }
}
