package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.Creation;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.util.List;
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
        @Nullable String cloudJobId,

        @Schema(description = "What was asked for and makes no difference; absent when there is nothing such")
        @JsonInclude(Include.NON_NULL)
        @Nullable
        List<String> warnings) {

    static CreatedView of(Creation.Stored stored, List<String> warnings) {
        String message = stored.repeated()
                ? "This request was made before; this is its experiment."
                : stored.status() == ExperimentStatus.QUEUED
                        ? "Experiment created and queued for execution"
                        : "Experiment created successfully";
        return new CreatedView(
                stored.id(), stored.name(), stored.status(), message, null, warnings.isEmpty() ? null : warnings);
    }
}
