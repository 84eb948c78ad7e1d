package dev.groundstate.system;

import java.time.Duration;
import java.util.List;

/**
 * Measured times.
 *
 * @param times in ascending order, at least one
 */
record Summary(List<Duration> times) {
    Summary {
        times = times.stream().sorted().toList();
    }

    /** The lower of the two in the middle. */
    Duration median() {
        return times.get((times.size() - 1) / 2);
    }

    @Override
    public String toString() {
        return "min %d ms, median %d ms, max %d ms of %d"
                .formatted(
                        times.getFirst().toMillis(),
                        median().toMillis(),
                        times.getLast().toMillis(),
                        times.size());
    }
}
