package dev.groundstate.api.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HeapShareTest {

    private static final long MEGABYTE = 1 << 20;

    private final HeapShare heap = new HeapShare(10 * MEGABYTE);
    private final CompletableFuture<String> later = new CompletableFuture<>();

    @Test
    void what_would_hold_more_than_is_free_is_refused_and_not_begun() {
        CompletableFuture<String> first = holding(6 * MEGABYTE);
        AtomicBoolean begun = new AtomicBoolean();

        assertThatThrownBy(() -> heap.holding(6 * MEGABYTE, () -> {
                            begun.set(true);
                            return Uni.createFrom().item("second");
                        })
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(Reason.BUSY))
                .hasMessage("Too many large requests wait; try again in a few seconds.");

        assertThat(begun).isFalse();
        assertThat(first).isNotDone();
        assertThat(isFree(3 * MEGABYTE)).isTrue();
    }

    @Test
    void what_is_answered_holds_nothing_any_more() {
        CompletableFuture<String> first = holding(6 * MEGABYTE);
        assertThat(isFree(6 * MEGABYTE)).isFalse();

        later.complete("answer");

        assertThat(first.join()).isEqualTo("answer");
        assertThat(isFree(9 * MEGABYTE)).isTrue();
    }

    @Test
    void what_fails_holds_nothing_any_more() {
        CompletableFuture<String> first = holding(6 * MEGABYTE);
        later.completeExceptionally(new IllegalStateException("planted"));
        assertThat(first).isCompletedExceptionally();
        assertThatThrownBy(() -> heap.holding(6 * MEGABYTE, () -> {
                            throw new IllegalArgumentException("planted");
                        })
                        .await()
                        .indefinitely())
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(isFree(9 * MEGABYTE)).isTrue();
    }

    @Test
    void what_is_cancelled_gives_back_what_it_held_and_no_more() {
        UniAssertSubscriber<String> answered = heap.holding(
                        6 * MEGABYTE, () -> Uni.createFrom().item("answer"))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        answered.assertCompleted().cancel();
        UniAssertSubscriber<String> waiting = heap.holding(
                        6 * MEGABYTE, () -> Uni.createFrom().completionStage(later))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        assertThat(isFree(6 * MEGABYTE)).isFalse();

        waiting.cancel();

        assertThat(later).isCancelled();
        assertThat(isFree(9 * MEGABYTE)).isTrue();
        heap.holding(6 * MEGABYTE, () -> Uni.createFrom().nothing()).subscribeAsCompletionStage();
        assertThat(isFree(6 * MEGABYTE)).isFalse();
    }

    @Test
    void what_is_larger_than_the_whole_share_is_let_in_alone() {
        assertThat(isFree(11 * MEGABYTE)).isTrue();
        holding(1);
        assertThat(isFree(11 * MEGABYTE)).isFalse();
    }

    private CompletableFuture<String> holding(long bytes) {
        return heap.<String>holding(bytes, () -> Uni.createFrom().completionStage(later.copy()))
                .subscribeAsCompletionStage();
    }

    private boolean isFree(long bytes) {
        return heap.holding(bytes, () -> Uni.createFrom().item(true))
                .onFailure(RefusedException.class)
                .recoverWithItem(false)
                .await()
                .indefinitely();
    }
}
