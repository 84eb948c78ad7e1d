package dev.groundstate.api.queue;

import io.smallrye.mutiny.Uni;

/** The queue counted; fails with {@link dev.groundstate.api.error.DatabaseUnavailableException}. */
public interface QueueStore {

    /** Returns how much waits and runs now. */
    Uni<QueueState> state();
}
