package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.model.experiment.ExperimentStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a request to run answers; the same when it is repeated. */
@Schema(name = "Queued")
@JsonNaming(SnakeCaseStrategy.class)
record QueuedView(long id, long experimentId, ExperimentStatus status, String message) {

    static QueuedView of(long id) {
        return new QueuedView(id, id, ExperimentStatus.QUEUED, "Experiment queued for execution");
    }
}
