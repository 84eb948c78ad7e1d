package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.Creation;
import dev.groundstate.model.experiment.ExperimentStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request to create answers. */
@Schema(name = "Created")
@JsonNaming(SnakeCaseStrategy.class)
record CreatedView(
        long id,
        @Nullable String name,
        ExperimentStatus status,
        String message,
        @Nullable String cloudJobId) {

    static CreatedView of(Creation.Stored stored) {
        String message = stored.repeated()
                ? "This request was made before; this is its experiment."
                : stored.status() == ExperimentStatus.QUEUED
                        ? "Experiment created and queued for execution"
                        : "Experiment created successfully";
        return new CreatedView(stored.id(), stored.name(), stored.status(), message, null);
    }
}
