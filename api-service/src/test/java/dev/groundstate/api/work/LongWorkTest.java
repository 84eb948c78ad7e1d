package dev.groundstate.api.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.api.error.RefusedException;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongWorkTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final LongWork work = new LongWork("long-work", 1, 1);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void is_done_aside_and_answered_where_it_was_asked_for() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Context> answered = new CompletableFuture<>();
            CompletableFuture<String> worked = new CompletableFuture<>();
            Context asked = vertx.getOrCreateContext();
            asked.runOnContext(ignored -> work.of(() -> Thread.currentThread().getName())
                    .subscribe()
                    .with(
                            name -> {
                                worked.complete(name);
                                answered.complete(Vertx.currentContext());
                            },
                            answered::completeExceptionally));

            assertThat(answered.get(10, TimeUnit.SECONDS)).isEqualTo(asked);
            assertThat(worked.join()).isEqualTo("long-work");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void is_refused_when_too_much_waits() {
        CountDownLatch free = new CountDownLatch(1);
        CompletableFuture<Boolean> held = work.of(() -> await(free)).subscribeAsCompletionStage();
        CompletableFuture<Boolean> waiting = work.of(() -> await(free)).subscribeAsCompletionStage();

        assertThatThrownBy(() -> work.of(() -> true).await().atMost(LIMIT))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Too many requests wait; try again in a few seconds.");

        free.countDown();
        assertThat(held.join() && waiting.join()).isTrue();
        assertThat(work.of(() -> true).await().atMost(LIMIT)).isTrue();
    }

    @Test
    void that_is_cancelled_before_its_turn_makes_room_and_is_not_done() {
        CountDownLatch free = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> held = work.of(() -> await(free)).subscribeAsCompletionStage();
        Cancellable waiting = work.of(() -> done.getAndSet(true)).subscribe().with(ignored -> {});

        waiting.cancel();
        CompletableFuture<Boolean> next = work.of(() -> true).subscribeAsCompletionStage();

        assertThat(next).isNotDone();
        free.countDown();
        assertThat(held.join() && next.join()).isTrue();
        assertThat(done).isFalse();
    }

    @Test
    void that_fails_is_told_as_it_failed() {
        assertThatThrownBy(() -> work.of(() -> {
                            throw new IllegalArgumentException("planted");
                        })
                        .await()
                        .atMost(LIMIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("planted");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
