package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentStatus;
import java.util.List;

/** The points of an experiment after some iteration, and its status when they were read. */
public record Convergence(long id, ExperimentStatus status, List<ConvergencePoint> points) {

    /** Copies the points. */
    public Convergence {
        points = List.copyOf(points);
    }
}
