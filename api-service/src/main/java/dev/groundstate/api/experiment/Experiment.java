package dev.groundstate.api.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stood at one moment, without its points.
 *
 * <p>What was specified and what resulted stay JSON trees: a row written by a newer release is answered, not refused.
 *
 * @param epoch how often it was claimed
 * @param workerId the process that holds it or held it last
 * @param savedIterations the number of its points
 * @param energy hartree
 * @param bestEnergy hartree
 * @param hartreeFockEnergy hartree
 * @param stoppedAt when the last holder of a cancelled experiment had let go
 * @param checkpointed whether a later run can go on from where it stopped
 */
public record Experiment(
        long id,
        @Nullable String name,
        ExperimentStatus status,
        JsonNode molecule,
        JsonNode configuration,
        int priority,
        List<String> tags,
        long epoch,
        @Nullable String workerId,
        @Nullable String subStatus,
        int savedIterations,
        @Nullable Double energy,
        @Nullable Double bestEnergy,
        @Nullable Double hartreeFockEnergy,
        @Nullable JsonNode result,
        @Nullable String errorMessage,
        @Nullable String cancelReason,
        @Nullable String providerJobId,
        boolean checkpointed,
        Instant createdAt,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant stoppedAt,
        Instant updatedAt) {

    /** Copies the tags. */
    public Experiment {
        tags = List.copyOf(tags);
    }

    /** Returns what electron correlation gained over Hartree-Fock, hartree; null when either is unknown. */
    public @Nullable Double correlationEnergy() {
        return Progress.correlationEnergy(energy, hartreeFockEnergy);
    }

    /** Returns the percentage of the allowed iterations that are saved; 100 once it is completed. */
    public double progress() {
        return Progress.percentage(
                status, savedIterations, configuration.path("max_iterations").asInt(0));
    }

    /** Returns the time from the cancel until its worker had let go, ms; null while it is not over. */
    public @Nullable Long cancelLatencyMillis() {
        return cancelledAt == null || stoppedAt == null
                ? null
                : Duration.between(cancelledAt, stoppedAt).toMillis();
    }

    /** Returns whether it ended early and can go on from a checkpoint. */
    public boolean resumable() {
        return checkpointed && status.isFinal() && status.canBecome(ExperimentStatus.QUEUED);
    }
}
