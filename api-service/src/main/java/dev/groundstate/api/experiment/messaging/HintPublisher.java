package dev.groundstate.api.experiment.messaging;

import dev.groundstate.api.config.BrokerConnection;
import dev.groundstate.api.config.ChannelConnection;
import dev.groundstate.api.config.GroundstateConfiguration;
import dev.groundstate.api.experiment.HintKind;
import dev.groundstate.api.experiment.Outbox;
import io.smallrye.common.annotation.Identifier;
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

    private final Way run;
    private final Way cancel;
    private final Duration limit;

    private record Way(MutinyEmitter<JsonObject> emitter, ChannelConnection connection) {}

    HintPublisher(
            @Channel("run-out") MutinyEmitter<JsonObject> run,
            @Identifier(BrokerConnection.RUN) ChannelConnection runConnection,
            @Channel("cancel-out") MutinyEmitter<JsonObject> cancel,
            @Identifier(BrokerConnection.CANCEL) ChannelConnection cancelConnection,
            GroundstateConfiguration configuration) {
        this.run = new Way(run, runConnection);
        this.cancel = new Way(cancel, cancelConnection);
        this.limit = configuration.publishTimeLimit();
    }

    /**
     * Completes with the broker's confirm. A lost connection may leave a send without an answer for ever, so it fails
     * after a time limit; whether the message arrived is then unknown (R2: at least once).
     */
    Uni<Void> publish(HintKind kind, Outbox.Entry entry) {
        return way(kind)
                .emitter()
                .sendMessage(message(entry))
                .ifNoItem()
                .after(limit)
                .fail();
    }

    /** Returns whether a send has a chance: false while a lost connection is being restored. */
    boolean isUsable(HintKind kind) {
        return way(kind).connection().isUsable();
    }

    /** Judges the connection by a batch of which all or not all was confirmed. */
    void judge(HintKind kind, boolean allConfirmed) {
        ChannelConnection connection = way(kind).connection();
        if (allConfirmed) {
            connection.confirmed();
        } else {
            connection.unconfirmed();
        }
    }

    private Way way(HintKind kind) {
        return switch (kind) {
            case RUN -> run;
            case CANCEL -> cancel;
        };
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
