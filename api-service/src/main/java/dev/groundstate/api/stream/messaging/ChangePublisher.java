package dev.groundstate.api.stream.messaging;

import dev.groundstate.model.message.ExperimentChanged;
import dev.groundstate.model.message.Topology;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Tells the streams of other replicas what this one changed, if the broker takes it at once; never waits and never fails.
 * Whoever misses it looks at the row a few seconds later.
 */
@ApplicationScoped
class ChangePublisher {
    /** While the broker is away the connector keeps what it was given; it is given no more than this. */
    private static final int MOST_UNDER_WAY = 256;

    /** The broker forgets what nobody took for so long. */
    private static final String MOST_AGE_MILLIS = "10000";

    private final MutinyEmitter<JsonObject> emitter;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final Counter dropped;

    ChangePublisher(@Channel("events-out") MutinyEmitter<JsonObject> emitter, MeterRegistry meters) {
        this.emitter = emitter;
        this.dropped = Counter.builder("groundstate_events_dropped")
                .description("Announcements of changes that were not sent")
                .register(meters);
    }

    /** Publishes a change, or drops it. */
    void changed(@Observes ExperimentChanged change) {
        if (!room.tryAcquire()) {
            dropped.increment();
            return;
        }
        emitter.sendMessage(message(change)).subscribe().with(sent -> room.release(), failure -> {
            room.release();
            dropped.increment();
        });
    }

    private static Message<JsonObject> message(ExperimentChanged change) {
        return Message.of(JsonObject.mapFrom(change))
                .addMetadata(OutgoingRabbitMQMetadata.builder()
                        .withRoutingKey(Topology.eventRoutingKey(change.experimentId()))
                        .withExpiration(MOST_AGE_MILLIS)
                        .build());
    }
}
