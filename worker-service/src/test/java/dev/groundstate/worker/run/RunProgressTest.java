package dev.groundstate.worker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.RunStoppedException;
import dev.groundstate.model.attachment.Packing;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.worker.config.SampleConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunProgressTest {

    private static final RunSettings SETTINGS = RunSettings.of(SampleConfig.with("groundstate.worker.threads", "3"));
    private static final Duration TRUSTED = SETTINGS.trusted();

    private final ManualClock clock = new ManualClock();
    private final Claim claim = Claims.claim(1, UUID.randomUUID(), 1, new byte[0], 0);
    private final RunProgress progress = new RunProgress(claim, SETTINGS, clock, clock.getAsLong());

    @Test
    void a_run_computes_on_the_configured_threads_with_a_time_limit_and_without() {
        assertThat(progress.threads()).isEqualTo(3);
        assertThat(new TimeLimitedControl(progress, 0, clock).threads()).isEqualTo(3);
    }

    @Test
    void a_check_passes_while_the_lease_is_trusted() {
        clock.advance(TRUSTED);
        progress.check();
        assertThat(progress.leaseMargin()).isZero();
    }

    @Test
    void a_check_waits_when_the_lease_was_not_renewed_and_goes_on_when_it_is() throws Exception {
        clock.advance(TRUSTED.plusMillis(1));
        CompletableFuture<Void> check = CompletableFuture.runAsync(progress::check);
        await().during(Duration.ofMillis(150)).until(() -> !check.isDone());
        progress.renewed(clock.getAsLong());
        check.get(5, TimeUnit.SECONDS);
    }

    @Test
    void a_waiting_check_ends_when_the_run_is_stopped() {
        clock.advance(TRUSTED.plusMillis(1));
        CompletableFuture<Void> check = CompletableFuture.runAsync(progress::check);
        await().during(Duration.ofMillis(150)).until(() -> !check.isDone());
        progress.stop(StopReason.LOST);
        assertThatThrownBy(() -> check.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(RunStoppedException.class);
    }

    @Test
    void the_first_reason_to_stop_stands() {
        progress.stop(StopReason.CANCELLED);
        progress.stop(StopReason.SHUTDOWN);
        assertThat(progress.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThatThrownBy(progress::check).isInstanceOf(RunStoppedException.class);
    }

    @Test
    void what_is_new_waits_for_the_interval_since_the_last_save() throws Exception {
        Duration interval = Duration.ofMillis(100);
        progress.iteration(new Iteration(1, -1, 0, 1), () -> new byte[0]);
        CompletableFuture<Boolean> work = CompletableFuture.supplyAsync(() -> awaitWork(interval));
        await().during(Duration.ofMillis(150)).until(() -> !work.isDone());
        clock.advance(interval);
        assertThat(work.get(5, TimeUnit.SECONDS)).isFalse();
    }

    private boolean awaitWork(Duration interval) {
        try {
            return progress.awaitWork(interval, Duration.ofHours(1));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void what_is_unsaved_is_bounded() {
        CompletableFuture<Void> computing = CompletableFuture.runAsync(() -> {
            for (int number = 1; number <= RunProgress.MOST_UNSAVED + 5; number++) {
                progress.iteration(new Iteration(number, -1, 0, number), () -> new byte[0]);
            }
        });
        await().atMost(Duration.ofSeconds(10))
                .until(() -> progress.snapshot().iterations().size() == RunProgress.MOST_UNSAVED);
        assertThat(computing).isNotDone();
        progress.saved(RunProgress.MOST_UNSAVED);
        await().atMost(Duration.ofSeconds(10)).until(computing::isDone);
        assertThat(progress.snapshot().iterations()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"HF", "CCSD", "VQE", "FCI"})
    void the_best_energy_is_the_lowest_of_states_and_else_that_of_the_last_iteration(Method method) {
        RunProgress run = new RunProgress(Claims.claim(method, UUID.randomUUID()), SETTINGS, clock, clock.getAsLong());
        run.iteration(new Iteration(1, -2.99, 0, 1), () -> new byte[0]);
        run.iteration(new Iteration(2, -0.93, 0, 2), () -> new byte[0]);
        boolean states = method == Method.VQE || method == Method.FCI;
        assertThat(run.snapshot().bestEnergy()).isEqualTo(states ? -2.99 : -0.93);
    }

    @Test
    void a_document_is_unsaved_until_it_is_saved() throws Exception {
        byte[] content = "OPENQASM 3.0;".getBytes(StandardCharsets.UTF_8);
        clock.advance(Duration.ofSeconds(1));
        progress.attach(List.of(new Attachment("circuit.qasm", content)));
        assertThat(progress.awaitWork(Duration.ofMillis(1), Duration.ofHours(1)))
                .isFalse();
        List<PackedAttachment> taken = progress.snapshot().attachments();
        assertThat(taken).singleElement().satisfies(attachment -> {
            assertThat(attachment.name()).isEqualTo("circuit.qasm");
            assertThat(Packing.unpack(attachment.packed())).isEqualTo(content);
        });
        assertThat(progress.snapshot().attachments()).hasSize(1);
        progress.attach(List.of(new Attachment("circuit.qasm", new byte[1])));
        progress.attached(taken);
        List<PackedAttachment> later = progress.snapshot().attachments();
        assertThat(later).singleElement().isNotEqualTo(taken.getFirst());
        progress.attached(later);
        assertThat(progress.snapshot().attachments()).isEmpty();
    }

    @Test
    void documents_that_are_too_large_or_too_many_are_left_out() {
        byte[] noise = new byte[Packing.MOST_PACKED + 1];
        new Random(1).nextBytes(noise);
        progress.attach(List.of(new Attachment("noise", noise)));
        progress.attach(List.of(new Attachment("zeros", new byte[Packing.MOST_UNPACKED + 1])));
        assertThat(progress.snapshot().attachments()).isEmpty();
        for (int k = 0; k <= RunProgress.MOST_ATTACHMENTS; k++) {
            progress.attach(List.of(new Attachment("document" + k, new byte[1])));
        }
        progress.attach(List.of(new Attachment("document0", new byte[2])));
        assertThat(progress.snapshot().attachments()).hasSize(RunProgress.MOST_ATTACHMENTS);
    }

    @Test
    void documents_are_left_out_that_would_be_too_much_together() {
        byte[] noise = new byte[Packing.MOST_PACKED - 10_000];
        new Random(1).nextBytes(noise);
        for (int k = 0; k < 5; k++) {
            progress.attach(List.of(new Attachment("document" + k, noise)));
            progress.attached(progress.snapshot().attachments());
        }
        progress.attach(List.of(new Attachment("document1", noise)));
        progress.attach(List.of(new Attachment("document3", noise)));
        assertThat(progress.snapshot().attachments())
                .extracting(PackedAttachment::name)
                .containsExactly("document1");
    }

    @Test
    void a_time_limit_stops_at_the_next_check() {
        TimeLimitedControl control = new TimeLimitedControl(
                progress, clock.getAsLong() + Duration.ofSeconds(3).toNanos(), clock);
        control.check();
        clock.advance(Duration.ofSeconds(3));
        assertThatThrownBy(control::check).isInstanceOf(RunStoppedException.class);
        assertThat(progress.stopReason()).isEqualTo(StopReason.TIME_LIMIT);
    }
}
