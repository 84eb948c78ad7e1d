package dev.groundstate.api.experiment.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Deque<UniEmitter<? super Boolean>> batches = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Lane lane = new Lane(() -> Uni.createFrom().<Boolean>emitter(batches::add), failures::add);

    @Test
    void one_batch_is_under_way_at_a_time() {
        lane.nudge();
        lane.nudge();
        lane.nudge();
        assertThat(batches).hasSize(1);
    }

    @Test
    void nudges_during_a_batch_lead_to_one_more() {
        lane.nudge();
        lane.nudge();
        lane.nudge();
        batches.remove().complete(false);
        assertThat(batches).hasSize(1);
        batches.remove().complete(false);
        assertThat(batches).isEmpty();
        lane.nudge();
        assertThat(batches).hasSize(1);
    }

    @Test
    void a_full_batch_is_followed_by_the_next() {
        lane.nudge();
        batches.remove().complete(true);
        assertThat(batches).hasSize(1);
    }

    @Test
    void a_failed_batch_waits_for_the_next_nudge() {
        lane.nudge();
        batches.remove().fail(new IllegalStateException("broken"));
        assertThat(batches).isEmpty();
        assertThat(failures).hasSize(1);
        lane.nudge();
        assertThat(batches).hasSize(1);
    }

    @Test
    void a_batch_that_cannot_even_begin_does_not_block_the_lane() {
        List<String> tries = new ArrayList<>();
        Lane broken = new Lane(
                () -> {
                    tries.add("try");
                    throw new IllegalStateException("not yet");
                },
                failures::add);
        broken.nudge();
        broken.nudge();
        assertThat(tries).hasSize(2);
        assertThat(failures).hasSize(2);
    }
}
