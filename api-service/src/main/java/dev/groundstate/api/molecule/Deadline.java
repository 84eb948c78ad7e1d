package dev.groundstate.api.molecule;

import java.time.Duration;

/**
 * A moment after which a result is no longer wanted.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
record Deadline(long nanoTime) {

    /** Returns the moment that far from now. */
    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Returns whether it is over. */
    boolean hasPassed() {
        return System.nanoTime() - nanoTime > 0;
    }
}
