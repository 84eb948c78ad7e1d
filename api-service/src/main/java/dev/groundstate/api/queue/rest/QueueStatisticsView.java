package dev.groundstate.api.queue.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.queue.QueueStatistics;
import dev.groundstate.model.experiment.ExperimentStatus;

/**
 * How many experiments are in each status: flat for one kind of client, nested for another.
 *
 * @param scheduled always 0: nothing is ever scheduled here
 * @param paused always 0: nothing is ever paused here
 */
record QueueStatisticsView(
        long total, long queued, long running, long scheduled, long paused, Active queue, Ended experiments) {

    /**
     * The same, and what has ended.
     *
     * @param activeSize those that wait or run
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Active(
            long total, long queued, long running, long scheduled, long completed, long failed, long activeSize) {}

    /**
     * All there are.
     *
     * @param successRate percentage of completed ones among those that ended by themselves
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Ended(long total, long completed, long failed, double successRate) {}

    static QueueStatisticsView of(QueueStatistics statistics) {
        long active = statistics.active();
        long queued = statistics.count(ExperimentStatus.QUEUED);
        long running = statistics.count(ExperimentStatus.RUNNING);
        long completed = statistics.count(ExperimentStatus.COMPLETED);
        long failed = statistics.count(ExperimentStatus.FAILED);
        return new QueueStatisticsView(
                active,
                queued,
                running,
                0,
                0,
                new Active(active, queued, running, 0, completed, failed, active),
                new Ended(statistics.total(), completed, failed, statistics.successPercentage()));
    }
}
