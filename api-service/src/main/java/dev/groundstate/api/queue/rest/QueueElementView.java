package dev.groundstate.api.queue.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.view.ExperimentView;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An element of the list of experiments, with the names that clients of the queue know beside it. */
@Schema(name = "QueueElement")
@JsonNaming(SnakeCaseStrategy.class)
record QueueElementView(
        @JsonUnwrapped ExperimentView experiment,
        long experimentId,

        @Schema(implementation = MoleculeSpecification.class)
        JsonNode molecule,

        @Nullable String method,
        @Nullable String backend,
        @JsonProperty("createdAt") Instant createdAtAgain) {

    static QueueElementView of(Experiment experiment) {
        return new QueueElementView(
                ExperimentView.element(experiment),
                experiment.id(),
                experiment.molecule(),
                experiment.configuration().path("method").textValue(),
                experiment.configuration().path("backend").textValue(),
                experiment.createdAt());
    }
}
