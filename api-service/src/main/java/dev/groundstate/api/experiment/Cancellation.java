package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a request to cancel ended. */
public sealed interface Cancellation {

    /**
     * It is cancelled, by this request or an earlier one.
     *
     * @param before the status that this request found; cancelled when an earlier one did it
     */
    record Cancelled(
            long id,
            ExperimentStatus before,
            @Nullable Instant cancelledAt,
            @Nullable String reason,
            @Nullable String providerJobId)
            implements Cancellation {}

    /** Nothing to cancel in that status. */
    record NotPossible(long id, ExperimentStatus status) implements Cancellation {}

    /** There is no such experiment. */
    record Unknown(long id) implements Cancellation {}
}
