package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentStatus;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The repairs that any replica may make (R1); rows that another replica repairs are passed over. */
public interface ReconcilerStore {

    /**
     * A run that was taken from a worker whose lease ran out.
     *
     * @param status queued again, or failed
     */
    record Reclaimed(
            long id,
            ExperimentStatus status,
            long epoch,
            @Nullable String workerId) {}

    /** Takes back up to {@code most} running experiments whose lease ran out: queued again, or failed. */
    Uni<List<Reclaimed>> reclaim(int most, int maxAttempts);

    /** Returns whether an experiment waits whose last run hint is older than that. */
    Uni<Boolean> anyUnheard(Duration age);

    /** Writes a new run hint for up to {@code most} experiments that wait and whose last one is older than that. */
    Uni<Integer> rehint(int most, Duration age);

    /** Forgets up to {@code most} idempotency keys older than that. */
    Uni<Integer> forgetKeys(int most, Duration age);
}
