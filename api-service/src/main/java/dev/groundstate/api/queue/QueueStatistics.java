package dev.groundstate.api.queue;

import dev.groundstate.model.experiment.ExperimentStatus;
import java.util.Map;

/** How many experiments there are in each status. */
public record QueueStatistics(Map<ExperimentStatus, Long> counts) {

    /** Copies the counts. */
    public QueueStatistics {
        counts = Map.copyOf(counts);
    }

    /** Returns how many are in that status. */
    public long count(ExperimentStatus status) {
        return counts.getOrDefault(status, 0L);
    }

    /** Returns how many wait or run. */
    public long active() {
        return count(ExperimentStatus.QUEUED) + count(ExperimentStatus.RUNNING);
    }

    /** Returns how many there are. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the percentage of completed ones among those that ended by themselves; 0 when none did. */
    public double successPercentage() {
        long ended = count(ExperimentStatus.COMPLETED) + count(ExperimentStatus.FAILED);
        return ended == 0 ? 0 : 100.0 * count(ExperimentStatus.COMPLETED) / ended;
    }
}
