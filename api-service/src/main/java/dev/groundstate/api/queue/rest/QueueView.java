package dev.groundstate.api.queue.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.queue.Queue;
import java.util.List;

/**
 * What runs and waits.
 *
 * @param oldestAgeSeconds how long the oldest queued experiment has waited; 0 when none waits
 * @param queue those that run, then those that wait, the longest waiting first
 */
@JsonNaming(SnakeCaseStrategy.class)
record QueueView(long total, long queued, long running, double oldestAgeSeconds, List<QueueElementView> queue) {

    static QueueView of(Queue queue) {
        return new QueueView(
                queue.state().total(),
                queue.state().queued(),
                queue.state().running(),
                queue.state().oldestAgeSeconds(),
                queue.experiments().stream().map(QueueElementView::of).toList());
    }
}
