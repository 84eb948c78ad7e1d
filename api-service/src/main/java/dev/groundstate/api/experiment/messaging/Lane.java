package dev.groundstate.api.experiment.messaging;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Works off batches one after the other: a nudge starts one unless one is under way, and then leads to one more.
 * A batch that fails, in whatever way, ends the work until the next nudge. Thread-safe.
 */
final class Lane {
    private final Supplier<Uni<Boolean>> batch;
    private final Consumer<Throwable> failed;
    private final AtomicInteger nudges = new AtomicInteger();

    /**
     * Idles until it is nudged.
     *
     * @param batch works off one batch; true when there may be more
     */
    Lane(Supplier<Uni<Boolean>> batch, Consumer<Throwable> failed) {
        this.batch = batch;
        this.failed = failed;
    }

    void nudge() {
        if (nudges.getAndIncrement() == 0) {
            work();
        }
    }

    private void work() {
        int seen = nudges.get();
        Uni.createFrom().<Boolean>deferred(batch::get).subscribe().with(more -> done(seen, more), failure -> {
            nudges.set(0);
            failed.accept(failure);
        });
    }

    private void done(int seen, boolean more) {
        if (more || nudges.addAndGet(-seen) > 0) {
            work();
        }
    }
}
