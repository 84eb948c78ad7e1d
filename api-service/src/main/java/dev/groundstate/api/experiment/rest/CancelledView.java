package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.Cancellation;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request to cancel answers; the same when it is repeated (C6). */
@Schema(name = "Cancelled")
@JsonNaming(SnakeCaseStrategy.class)
record CancelledView(
        ExperimentStatus status,
        long experimentId,
        boolean localCancelled,
        boolean cloudCancelled,
        @Nullable String cloudJobId,
        String message,
        @Nullable String warning,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason) {

    static CancelledView of(Cancellation.Cancelled facts) {
        return new CancelledView(
                ExperimentStatus.CANCELLED,
                facts.id(),
                true,
                false,
                facts.providerJobId(),
                "Experiment cancellation requested successfully",
                null,
                facts.cancelledAt(),
                facts.reason());
    }
}
