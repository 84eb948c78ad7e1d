package dev.groundstate.api.stream;

import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.Progress;
import java.util.List;

/** What a client that follows an experiment is told. */
public sealed interface StreamEvent {

    /**
     * How the experiment stands: told first, and again when its status changed.
     *
     * @param last whether nothing will follow
     */
    record Status(Progress progress, boolean last) implements StreamEvent {}

    /**
     * The experiment got on.
     *
     * @param points those that the client does not have, thinned when they are very many
     */
    record Advance(Progress progress, List<ConvergencePoint> points) implements StreamEvent {

        /** Copies the points. */
        public Advance {
            points = List.copyOf(points);
        }
    }

    /** Nothing happened for a while; the connection stands. */
    record Silence() implements StreamEvent {}
}
