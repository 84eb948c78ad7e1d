package dev.groundstate.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.model.attachment.Packing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunDocumentsTest {

    private static final RunSettings SETTINGS = new RunSettings(
            Duration.ofSeconds(10), Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofSeconds(2), 1);

    private final ManualClock clock = new ManualClock();
    private final Claim claim = Claims.claim(1, UUID.randomUUID(), 1, new byte[0], 0);
    private final RunProgress progress = new RunProgress(claim, SETTINGS, clock, clock.getAsLong());
    private final RunDocuments documents = new RunDocuments(claim, progress, SETTINGS, clock);
    private final List<Duration> written = new ArrayList<>();
    private Duration cost = Duration.ZERO;

    private List<Attachment> write(String content, RunControl control) {
        control.check();
        clock.advance(cost);
        control.check();
        written.add(Duration.ofNanos(clock.getAsLong()));
        return List.of(new Attachment("circuit.json", content.getBytes(StandardCharsets.UTF_8)));
    }

    private String kept() {
        PackedAttachment only = progress.snapshot().attachments().getFirst();
        return new String(Packing.unpack(only.packed()), StandardCharsets.UTF_8);
    }

    @Test
    void are_written_each_time_that_a_run_has_lasted_twice_as_long() {
        Duration start = Duration.ofNanos(clock.getAsLong());
        progress.documents(control -> write("x", control));
        for (int tenths = 0; tenths < 100; tenths++) {
            documents.writeIfDue();
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(written)
                .containsExactly(
                        start.plusSeconds(1), start.plusSeconds(2), start.plusSeconds(4), start.plusSeconds(8));
    }

    @Test
    void of_the_last_iteration_are_written_when_a_run_is_stopped() {
        documents.writeAtTheEnd();
        progress.documents(control -> write("first", control));
        progress.documents(control -> write("last", control));
        progress.stop(StopReason.CANCELLED);
        documents.writeAtTheEnd();
        assertThat(kept()).isEqualTo("last");
    }

    @Test
    void that_take_too_long_at_the_end_stay_as_they_were_before() {
        progress.documents(control -> write("first", control));
        clock.advance(RunDocuments.FIRST);
        documents.writeIfDue();
        progress.documents(control -> write("last", control));
        cost = RunDocuments.AT_THE_END.plusMillis(1);
        documents.writeAtTheEnd();
        assertThat(kept()).isEqualTo("first");
    }

    @Test
    void that_took_too_long_before_are_not_even_begun_at_the_end() {
        cost = RunDocuments.AT_THE_END.plusMillis(1);
        progress.documents(control -> write("first", control));
        clock.advance(RunDocuments.FIRST);
        documents.writeIfDue();
        cost = Duration.ZERO;
        progress.documents(control -> write("last", control));
        documents.writeAtTheEnd();
        assertThat(kept()).isEqualTo("first");
    }

    @Test
    void are_given_up_for_whatever_is_due_at_once() {
        clock.advance(RunDocuments.FIRST);
        progress.documents(control -> {
            progress.nudge();
            return write("x", control);
        });
        documents.writeIfDue();
        assertThat(written).isEmpty();
        clock.advance(RunDocuments.FIRST);
        cost = RunDocuments.MOST.plusMillis(1);
        progress.documents(control -> write("x", control));
        documents.writeIfDue();
        assertThat(written).isEmpty();
    }

    @Test
    void do_not_replace_those_of_a_result() {
        progress.documents(control -> {
            progress.attach(List.of(new Attachment("circuit.json", "result".getBytes(StandardCharsets.UTF_8))));
            return write("iteration", control);
        });
        documents.writeAtTheEnd();
        documents.writeAtTheEnd();
        assertThat(written).hasSize(1);
        assertThat(kept()).isEqualTo("result");
    }

    @Test
    void that_cannot_be_written_do_not_end_a_run() {
        progress.documents(control -> {
            written.add(Duration.ZERO);
            throw new IllegalStateException("planted");
        });
        documents.writeAtTheEnd();
        documents.writeAtTheEnd();
        assertThat(written).hasSize(1);
        assertThat(progress.snapshot().attachments()).isEmpty();
    }

    @Test
    void are_kept_all_or_not_at_all() {
        byte[] noise = new byte[Packing.MOST_PACKED + 1];
        new Random(1).nextBytes(noise);
        progress.documents(control -> write("first", control));
        documents.writeAtTheEnd();
        progress.documents(control -> {
            List<Attachment> all = new ArrayList<>(write("last", control));
            all.add(new Attachment("circuit.qasm", noise));
            return all;
        });
        documents.writeAtTheEnd();
        assertThat(written).hasSize(2);
        assertThat(progress.snapshot().attachments()).hasSize(1);
        assertThat(kept()).isEqualTo("first");
    }
}
