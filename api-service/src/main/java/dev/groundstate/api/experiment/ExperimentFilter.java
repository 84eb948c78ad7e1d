package dev.groundstate.api.experiment;

import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.experiment.Method;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments; what is null or empty does not restrict.
 *
 * @param name the whole name, case-blind
 * @param tags all of them
 * @param createdAfter exclusive
 * @param createdBefore exclusive
 */
public record ExperimentFilter(
        Set<ExperimentStatus> statuses,
        @Nullable Method method,
        @Nullable String name,
        List<String> tags,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {

    /** Copies the collections. */
    public ExperimentFilter {
        statuses = Set.copyOf(statuses);
        tags = List.copyOf(tags);
    }

    /** Returns the filter that only looks at the status. */
    public static ExperimentFilter ofStatuses(Set<ExperimentStatus> statuses) {
        return new ExperimentFilter(statuses, null, null, List.of(), null, null);
    }
}
