package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentStatus;
import org.jspecify.annotations.Nullable;

/** How a request to create ended. */
public sealed interface Creation {

    /**
     * It is stored.
     *
     * @param repeated whether an earlier request of the same key had stored it
     */
    record Stored(long id, @Nullable String name, ExperimentStatus status, boolean repeated) implements Creation {}

    /** The key already names another request. */
    record KeyTaken() implements Creation {}
}
