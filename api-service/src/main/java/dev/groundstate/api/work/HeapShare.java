package dev.groundstate.api.work;

import dev.groundstate.api.error.RefusedException;
import dev.groundstate.api.error.RefusedException.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The part of the heap that requests may hold while they wait for what is done for them. Thread-safe. */
@ApplicationScoped
public class HeapShare {
    /** What is said to those for whom there is no room. */
    public static final String REFUSAL = "Too many large requests wait; try again in a few seconds.";

    /** As much again is in the hands of those that work, and half is left to everything else. */
    private static final int PART = 4;

    private static final int UNIT_BYTES = 1024;

    private final int units;
    private final Semaphore free;

    /** Shares out a quarter of the heap. */
    @Inject
    public HeapShare() {
        this(Runtime.getRuntime().maxMemory() / PART);
    }

    HeapShare(long bytes) {
        this.units = Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(units);
    }

    /**
     * Takes room for some bytes; more than the whole share counts as the whole.
     *
     * @return what gives the room back, once however often it is called; empty when others hold too much
     */
    public Optional<Runnable> take(long bytes) {
        int taken = (int) Math.min(Math.ceilDiv(bytes, UNIT_BYTES), units);
        if (!free.tryAcquire(taken)) {
            return Optional.empty();
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (held.compareAndSet(true, false)) {
                free.release(taken);
            }
        });
    }

    /**
     * Returns what comes of something that holds some bytes from now on until it is answered, fails or is cancelled. Fails
     * with {@link RefusedException}, and does nothing, when others hold too much.
     */
    public <T> Uni<T> holding(long bytes, Supplier<Uni<? extends T>> something) {
        return Uni.createFrom().deferred(() -> {
            Optional<Runnable> room = take(bytes);
            // What was answered may be cancelled afterwards, and gives back once.
            return room.isPresent()
                    ? Uni.createFrom().<T>deferred(something).onTermination().invoke(room.get())
                    : Uni.createFrom().failure(new RefusedException(Reason.BUSY, REFUSAL));
        });
    }
}
