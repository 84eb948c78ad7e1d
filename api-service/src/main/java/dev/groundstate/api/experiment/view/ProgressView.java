package dev.groundstate.api.experiment.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.Progress;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the status poll answers, and live streams send. */
@Schema(name = "Status")
@JsonNaming(SnakeCaseStrategy.class)
public record ProgressView(
        long id,
        ExperimentStatus status,
        @Nullable String subStatus,

        @Schema(
                description =
                        "Percentage of the allowed iterations that are done; most runs converge long before, so that it says"
                                + " how much of the limit is used, not how long it takes. It never falls, and is 100 once completed")
        double progress,

        int currentIteration,
        @Nullable Double energy,
        @Nullable Double bestEnergy,
        @JsonProperty("hf_energy") @Nullable Double hartreeFockEnergy,
        @Nullable Double correlationEnergy,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant stoppedAt,
        @Nullable String errorMessage) {

    /** Shows what was read. */
    public static ProgressView of(Progress progress) {
        return new ProgressView(
                progress.id(),
                progress.status(),
                progress.subStatus(),
                progress.percentage(),
                progress.savedIterations(),
                progress.energy(),
                progress.bestEnergy(),
                progress.hartreeFockEnergy(),
                progress.correlationEnergy(),
                progress.startedAt(),
                progress.completedAt(),
                progress.cancelledAt(),
                progress.stoppedAt(),
                progress.errorMessage());
    }
}
