package dev.groundstate.engine.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work that asks no control itself, on a thread of its own: the caller asks meanwhile, and leaves it behind on a stop.
 *
 * <p>For what is one call of the virtual machine or of a library and may take longer than 100 ms, as the allocation of a
 * gigabyte does.
 */
public final class AbandonableWork {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(20);

    private AbandonableWork() {}

    /**
     * Returns what the work returns.
     *
     * @param work touches nothing that anybody else writes to, as it goes on for a while after a stop
     * @throws RunStoppedException when the control says so
     */
    public static <T> T run(RunControl control, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform()
                .name(Thread.currentThread().getName() + "-abandonable")
                .daemon()
                .start(() -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                });
        boolean interrupted = false;
        try {
            while (!result.isDone()) {
                try {
                    thread.join(BETWEEN_CHECKS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                control.check();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        switch (result.isCompletedExceptionally() ? result.exceptionNow() : null) {
            case null -> {
                return result.resultNow();
            }
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }
}
