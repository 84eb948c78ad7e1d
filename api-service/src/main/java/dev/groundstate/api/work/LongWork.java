package dev.groundstate.api.work;

import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Packs, checks and writes what takes long, on a few threads of its own: an event loop has others to serve meanwhile. What
 * waits is bounded in number; who brings megabytes along takes room for them in {@link HeapShare}. Thread-safe.
 */
@ApplicationScoped
public class LongWork {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 200;

    private final ThreadPoolExecutor pool;

    /** Uses the limits of production. */
    @Inject
    public LongWork() {
        this("long-work", THREADS, MOST_WAITING);
    }

    /**
     * Has threads of its own.
     *
     * @param name of the threads
     */
    public LongWork(String name, int threads, int mostWaiting) {
        this.pool = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(mostWaiting), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Ends the threads; what waits is never done. */
    @PreDestroy
    public void close() {
        pool.shutdownNow();
    }

    /**
     * Returns what some work comes to; the answer arrives on the Vert.x context of the subscriber, if there is one, where a
     * session of the database has to be used. Fails with {@link RefusedException} when too much waits.
     */
    public <T> Uni<T> of(Supplier<T> work) {
        return onSubscribersContext(() -> submit(work));
    }

    /**
     * Returns what some work comes to, and fails with {@link RefusedException} when too much waits. Who completes or cancels
     * it before its turn takes the work out of the queue, with all that it holds.
     */
    public <T> CompletableFuture<T> submit(Supplier<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Runnable task = () -> complete(answer, work);
        try {
            pool.execute(task);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(
                    new RefusedException(Reason.BUSY, "Too many requests wait; try again in a few seconds."));
        }
        // Nobody waits for what follows.
        var _ = answer.whenComplete((value, failure) -> pool.remove(task));
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> work) {
        try {
            answer.complete(work.get());
        } catch (Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    /** Returns what some work elsewhere comes to, on the Vert.x context of the subscriber, if there is one. */
    public static <T> Uni<T> onSubscribersContext(Supplier<CompletableFuture<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<T> answer = Uni.createFrom().completionStage(work);
            return context == null
                    ? answer
                    : answer.emitOn(continuation -> context.runOnContext(ignored -> continuation.run()));
        });
    }
}
