package dev.groundstate.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.groundstate.engine.run.RunStoppedException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private final AtomicLong clock = new AtomicLong();
    private final Work busy = new Work();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** What the worker has to do beside. */
    private static final class Work {
        private boolean some;

        synchronized void set(boolean any) {
            some = any;
            notifyAll();
        }

        synchronized boolean awaitNone(Duration limit) throws InterruptedException {
            if (some) {
                wait(limit.toMillis());
            }
            return !some;
        }
    }

    /** Checks for ever, a second after another. */
    private WarmUp warmUp(Duration limit) {
        return new WarmUp(limit, busy::awaitNone, clock::get, control -> {
            try {
                while (true) {
                    clock.addAndGet(Duration.ofSeconds(1).toNanos());
                    control.check();
                    checks.incrementAndGet();
                }
            } catch (RunStoppedException over) {
                ended.set(true);
                throw over;
            }
        });
    }

    @Test
    void ends_when_its_time_is_over() {
        warmUp(Duration.ofSeconds(5)).run();

        assertThat(checks).hasValue(4);
    }

    @Test
    void stands_still_while_an_experiment_is_held_and_ends_with_the_worker() {
        busy.set(true);
        WarmUp warmUp = warmUp(Duration.ofHours(1));
        warmUp.start(new StartupEvent());
        await().during(Duration.ofMillis(150)).until(() -> checks.get() == 0);

        warmUp.stop(new ShutdownEvent());

        await().untilTrue(ended);
        assertThat(checks).hasValue(0);
    }

    @Test
    void goes_on_when_the_experiment_is_over() {
        busy.set(true);
        warmUp(Duration.ofSeconds(5)).start(new StartupEvent());
        busy.set(false);

        await().untilTrue(ended);
        assertThat(checks).hasValue(4);
    }

    @Test
    void no_time_is_no_warm_up() {
        warmUp(Duration.ZERO).start(new StartupEvent());

        await().during(Duration.ofMillis(100)).until(() -> !ended.get());
    }

    @Test
    void a_failure_is_no_ones_concern() {
        new WarmUp(Duration.ofSeconds(1), busy::awaitNone, clock::get, control -> {
                    throw new IllegalStateException("broken");
                })
                .run();

        assertThat(checks).hasValue(0);
    }
}
