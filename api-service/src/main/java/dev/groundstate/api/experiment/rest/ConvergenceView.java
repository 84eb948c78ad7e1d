package dev.groundstate.api.experiment.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.experiment.Convergence;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.model.experiment.ExperimentStatus;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The points of an experiment. */
@Schema(name = "Convergence")
@JsonNaming(SnakeCaseStrategy.class)
record ConvergenceView(long id, ExperimentStatus status, List<ConvergencePoint> convergenceData) {

    static ConvergenceView of(Convergence convergence) {
        return new ConvergenceView(convergence.id(), convergence.status(), convergence.points());
    }
}
