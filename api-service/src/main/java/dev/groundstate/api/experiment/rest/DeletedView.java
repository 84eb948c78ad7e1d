package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a request to delete answers. */
@Schema(name = "Deleted")
@JsonNaming(SnakeCaseStrategy.class)
record DeletedView(String message, long experimentId) {

    static DeletedView of(long id) {
        return new DeletedView("Experiment deleted successfully", id);
    }
}
