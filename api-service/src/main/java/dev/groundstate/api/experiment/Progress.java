package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who waits wants to know; one indexed read.
 *
 * @param percentage 0 to 100
 * @param savedIterations the number of points so far
 * @param energy hartree
 * @param bestEnergy hartree
 * @param hartreeFockEnergy hartree
 */
public record Progress(
        long id,
        ExperimentStatus status,
        @Nullable String subStatus,
        double percentage,
        int savedIterations,
        @Nullable Double energy,
        @Nullable Double bestEnergy,
        @Nullable Double hartreeFockEnergy,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant stoppedAt,
        @Nullable String errorMessage) {

    /** Returns what electron correlation gained over Hartree-Fock, hartree; null when either is unknown. */
    public @Nullable Double correlationEnergy() {
        return correlationEnergy(energy, hartreeFockEnergy);
    }

    static @Nullable Double correlationEnergy(@Nullable Double energy, @Nullable Double hartreeFockEnergy) {
        return energy == null || hartreeFockEnergy == null ? null : energy - hartreeFockEnergy;
    }

    /** Returns how much of the allowed iterations is done, 0 to 100; 100 once completed. */
    public static double percentage(ExperimentStatus status, int savedIterations, int maxIterations) {
        if (status == ExperimentStatus.COMPLETED) {
            return 100;
        }
        return maxIterations < 1 ? 0 : Math.min(100, 100.0 * savedIterations / maxIterations);
    }
}
