package dev.groundstate.api.experiment;

import io.smallrye.mutiny.Uni;

/** The run hints that wait on the broker. */
public interface WaitingHints {

    /** Returns their number; fails within seconds when the broker does not answer. */
    Uni<Long> count();
}
