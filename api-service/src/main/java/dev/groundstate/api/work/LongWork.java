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

/** Packs and writes what is megabytes, on a few threads of its own: an event loop has others to serve meanwhile. */
@ApplicationScoped
public class LongWork {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 200;

    private final ThreadPoolExecutor pool;

    /** Uses the limits of production. */
    @Inject
    public LongWork() {
        this(THREADS, MOST_WAITING);
    }

    LongWork(int threads, int mostWaiting) {
        this.pool = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(mostWaiting), task -> {
                    Thread thread = new Thread(task, "long-work");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }

    /**
     * Returns what some work comes to; the answer arrives on the Vert.x context of the subscriber, if there is one, where a
     * session of the database has to be used. Fails with {@link RefusedException} when too much waits.
     */
    public <T> Uni<T> of(Supplier<T> work) {
        return onSubscribersContext(() -> {
            try {
                return CompletableFuture.supplyAsync(work, pool);
            } catch (RejectedExecutionException full) {
                return CompletableFuture.failedFuture(
                        new RefusedException(Reason.BUSY, "Too many requests wait; try again in a few seconds."));
            }
        });
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
