package dev.groundstate.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.run.Attachment;
import dev.groundstate.worker.run.InMemoryExperimentStore.Weather;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunSaverTest {

    private static final RunSettings SETTINGS = new RunSettings(
            Duration.ofSeconds(10), Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofSeconds(2), 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ManualClock clock = new ManualClock();
    private final InMemoryExperimentStore store = new InMemoryExperimentStore();
    private final Claim claim = store.claim(1, UUID.randomUUID()).orElseThrow();
    private final RunProgress progress = new RunProgress(claim, SETTINGS, clock, clock.getAsLong());
    private final RunSaver saver = new RunSaver(store, claim, progress, SETTINGS, new RunMetrics(registry), clock);

    @Test
    void a_lease_is_trusted_from_the_moment_its_renewal_was_asked_for() throws Exception {
        store.duringWrite(() -> clock.advance(Duration.ofSeconds(3)));
        clock.advance(Duration.ofSeconds(7));
        assertThat(saver.finish(new Transition.Hold(), () -> true)).isTrue();
        assertThat(progress.leaseMargin()).isEqualTo(SETTINGS.trusted().minusSeconds(3));
    }

    @Test
    void a_tail_that_is_not_to_be_closed_is_a_fenced_write() throws Exception {
        saver.closeTail(() -> true);
        assertThat(store.tailClosed()).isFalse();
        assertThat(registry.get("groundstate_fenced_writes").counter().count()).isEqualTo(1);
    }

    @Test
    void a_document_whose_save_is_in_doubt_is_saved_again_and_then_no_more() throws Exception {
        progress.attach(List.of(new Attachment("circuit.json", new byte[1])));
        store.weather(Weather.ANSWER_LOST);
        assertThat(saver.finish(new Transition.Hold(), () -> true)).isFalse();
        store.weather(Weather.FINE);
        assertThat(saver.finish(new Transition.Hold(), () -> true)).isTrue();
        assertThat(saver.finish(new Transition.Hold(), () -> true)).isTrue();
        assertThat(store.attachments()).containsExactly("circuit.json", "circuit.json");
    }

    @Test
    void a_tail_brings_the_documents_that_were_not_saved() throws Exception {
        progress.attach(List.of(new Attachment("circuit.json", new byte[1])));
        store.cancel();
        saver.closeTail(() -> true);
        assertThat(store.attachments()).containsExactly("circuit.json");
    }
}
