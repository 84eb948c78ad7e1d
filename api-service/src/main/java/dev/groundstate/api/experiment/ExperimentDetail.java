package dev.groundstate.api.experiment;

import java.util.List;

/** A row with its points. */
public record ExperimentDetail(Experiment experiment, List<ConvergencePoint> points) {

    /** Copies the points. */
    public ExperimentDetail {
        points = List.copyOf(points);
    }
}
