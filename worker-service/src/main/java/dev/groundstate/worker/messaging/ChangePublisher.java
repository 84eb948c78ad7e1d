package dev.groundstate.worker.messaging;

import dev.groundstate.model.message.ExperimentChanged;
import dev.groundstate.model.message.ExperimentChanged.Kind;
import dev.groundstate.model.message.Topology;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Tells live streams that a row changed, if the broker takes it at once; never waits and never fails. Whoever misses it
 * looks at the row a few seconds later.
 */
@ApplicationScoped
public class ChangePublisher {

    /** While the broker is away the connector keeps what it was given; it is given no more than this. */
    static final int MOST_UNDER_WAY = 256;

    /** The broker forgets what nobody took for so long. */
    private static final String MOST_AGE_MILLIS = "10000";

    private final MutinyEmitter<JsonObject> emitter;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final Counter dropped;

    /** Publishes over the connector's channel. */
    public ChangePublisher(@Channel("changes") MutinyEmitter<JsonObject> emitter, MeterRegistry meters) {
        this.emitter = emitter;
        this.dropped = Counter.builder("groundstate_events_dropped")
                .description("Announcements of changes that were not sent")
                .register(meters);
    }

    /** Publishes a change, or drops it. */
    public void changed(long experimentId, Kind kind) {
        if (!room.tryAcquire()) {
            dropped.increment();
            return;
        }
        emitter.sendMessage(message(experimentId, kind)).subscribe().with(sent -> room.release(), failure -> {
            room.release();
            dropped.increment();
        });
    }

    private static Message<JsonObject> message(long experimentId, Kind kind) {
        return Message.of(JsonObject.mapFrom(new ExperimentChanged(experimentId, kind)))
                .addMetadata(OutgoingRabbitMQMetadata.builder()
                        .withRoutingKey(Topology.eventRoutingKey(experimentId))
                        .withExpiration(MOST_AGE_MILLIS)
                        .build());
    }
}
