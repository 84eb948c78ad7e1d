package dev.groundstate.api.queue;

import dev.groundstate.api.experiment.Experiment;
import java.util.List;

/**
 * The queue as a list.
 *
 * @param experiments those that run, then those that wait, the longest waiting first; bounded
 */
public record Queue(QueueState state, List<Experiment> experiments) {

    /** Copies the experiments. */
    public Queue {
        experiments = List.copyOf(experiments);
    }
}
