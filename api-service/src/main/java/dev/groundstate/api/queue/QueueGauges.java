package dev.groundstate.api.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Publishes the queue as metrics; no value while it is not known. */
@ApplicationScoped
class QueueGauges {
    private final QueueStore store;
    private volatile @Nullable QueueState latest;

    QueueGauges(QueueStore store, MeterRegistry meters) {
        this.store = store;
        experiments(meters, "queued", QueueState::queued);
        experiments(meters, "running", QueueState::running);
        gauge("groundstate_queue_oldest_age_seconds", QueueState::oldestAgeSeconds)
                .description("How long the oldest queued experiment has waited")
                .register(meters);
        gauge("groundstate_outbox_hints", QueueState::outboxHints)
                .description("Hints that the broker has not confirmed")
                .register(meters);
        gauge("groundstate_outbox_age_seconds", QueueState::outboxAgeSeconds)
                .description("How long the oldest unconfirmed hint has waited")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return store.state()
                .invoke(state -> latest = state)
                .onFailure()
                .invoke(failure -> latest = null)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void experiments(MeterRegistry meters, String status, ToDoubleFunction<QueueState> value) {
        gauge("groundstate_experiments", value)
                .description("Experiments that wait or run")
                .tag("status", status)
                .register(meters);
    }

    private Gauge.Builder<?> gauge(String name, ToDoubleFunction<QueueState> value) {
        return Gauge.builder(name, () -> {
            QueueState state = latest;
            return state == null ? Double.NaN : value.applyAsDouble(state);
        });
    }
}
