package dev.groundstate.api.experiment.messaging;

import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.experiment.HintKind;
import dev.groundstate.api.experiment.Outbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Sends hints and waits for the broker's confirm. */
@ApplicationScoped
class HintPublisher {
    private static final int PERSISTENT = 2;

    private final MutinyEmitter<JsonObject> run;
    private final MutinyEmitter<JsonObject> cancel;
    private final Duration limit;

    HintPublisher(
            @Channel("run-out") MutinyEmitter<JsonObject> run,
            @Channel("cancel-out") MutinyEmitter<JsonObject> cancel,
            GroundstateConfiguration configuration) {
        this.run = run;
        this.cancel = cancel;
        this.limit = configuration.publishTimeLimit();
    }

    /**
     * Completes with the broker's confirm. A lost connection may leave a send without an answer for ever, so it fails
     * after a time limit; whether the message arrived is then unknown (R2: at least once).
     */
    Uni<Void> publish(HintKind kind, Outbox.Entry entry) {
        MutinyEmitter<JsonObject> emitter =
                switch (kind) {
                    case RUN -> run;
                    case CANCEL -> cancel;
                };
        return emitter.sendMessage(message(entry)).ifNoItem().after(limit).fail();
    }

    /** The body is {@link dev.groundstate.model.message.ExperimentHint}. */
    private static Message<JsonObject> message(Outbox.Entry entry) {
        return Message.of(new JsonObject().put("experiment_id", entry.experimentId()))
                .addMetadata(OutgoingRabbitMQMetadata.builder()
                        .withDeliveryMode(PERSISTENT)
                        .withContentType("application/json")
                        .withMessageId(Long.toString(entry.id()))
                        .build());
    }
}
