package dev.groundstate.api.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param total of all that match; null when the page was found by a cursor, which does not count
 * @param next where the next page begins; null at the end
 */
public record ExperimentPage(
        @Nullable Long total,
        Page page,
        List<Experiment> experiments,
        @Nullable Cursor next) {

    /** Copies the experiments. */
    public ExperimentPage {
        experiments = List.copyOf(experiments);
    }
}
