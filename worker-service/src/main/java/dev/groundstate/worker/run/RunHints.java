package dev.groundstate.worker.run;

import java.time.Duration;
import java.util.function.LongPredicate;

/** The run queue as one slot sees it. */
public interface RunHints extends AutoCloseable {

    /**
     * E4: consumes until one hint is taken, then stops consuming; a hint is acknowledged as soon as it is decided.
     *
     * <p>When {@code take} throws, the hint goes back to the queue, consuming stops, and the exception goes on. Without a
     * broker it waits.
     *
     * @param take decides about one experiment id: true when this slot claimed it
     * @param limit longest wait; consuming goes on beyond it
     * @return whether a hint was taken
     */
    boolean awaitTaken(LongPredicate take, Duration limit) throws InterruptedException;

    /** Returns whether the broker would deliver to this slot now. */
    boolean isConsuming();

    /** Stops consuming; what was not decided goes back to the queue. */
    @Override
    void close();
}
