package dev.groundstate.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.model.message.ExperimentChanged.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class ChangePublisherTest {
    private final SlowEmitter emitter = new SlowEmitter();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ChangePublisher publisher = new ChangePublisher(emitter, meters);

    private double dropped() {
        return meters.get("groundstate_events_dropped").counter().count();
    }

    @Test
    void a_change_names_its_experiment_and_its_kind() {
        publisher.changed(42, Kind.PARTIAL_RESULT);
        Message<?> message = emitter.messages.getFirst();
        assertThat(message.getPayload())
                .isEqualTo(new JsonObject("{\"experiment_id\": 42, \"kind\": \"partial_result\"}"));
        assertThat(message.getMetadata(OutgoingRabbitMQMetadata.class)
                        .orElseThrow()
                        .getRoutingKey())
                .isEqualTo("experiment.42");
    }

    @Test
    void what_a_broker_that_is_away_would_have_to_catch_up_with_is_dropped() {
        for (int change = 0; change < ChangePublisher.MOST_UNDER_WAY + 10; change++) {
            publisher.changed(1, Kind.PROGRESS);
        }
        assertThat(emitter.answers).hasSize(ChangePublisher.MOST_UNDER_WAY);
        assertThat(dropped()).isEqualTo(10);
        emitter.answers.forEach(answer -> answer.complete(null));
        publisher.changed(2, Kind.PROGRESS);
        assertThat(emitter.answers).hasSize(ChangePublisher.MOST_UNDER_WAY + 1);
        assertThat(dropped()).isEqualTo(10);
    }

    @Test
    void a_change_that_the_connector_refuses_is_counted_and_makes_room() {
        for (int change = 0; change < 2 * ChangePublisher.MOST_UNDER_WAY; change++) {
            publisher.changed(1, Kind.PROGRESS);
            emitter.answers.getLast().fail(new IllegalStateException("no subscriber"));
        }
        assertThat(emitter.answers).hasSize(2 * ChangePublisher.MOST_UNDER_WAY);
        assertThat(dropped()).isEqualTo(2 * ChangePublisher.MOST_UNDER_WAY);
    }

    /** Answers when the test does. */
    @SuppressWarnings("deprecation") // the interface has one such method
    private static final class SlowEmitter implements MutinyEmitter<JsonObject> {
        private static final IllegalStateException NOT_USED = new IllegalStateException("messages are sent");

        private final List<Message<?>> messages = new ArrayList<>();
        private final List<UniEmitter<? super Void>> answers = new ArrayList<>();

        @Override
        public <M extends Message<? extends JsonObject>> Uni<Void> sendMessage(M message) {
            messages.add(message);
            return Uni.createFrom().emitter(answers::add);
        }

        @Override
        public Uni<Void> send(JsonObject payload) {
            throw NOT_USED;
        }

        @Override
        public void sendAndAwait(JsonObject payload) {
            throw NOT_USED;
        }

        @Override
        public Cancellable sendAndForget(JsonObject payload) {
            throw NOT_USED;
        }

        @Override
        public <M extends Message<? extends JsonObject>> void send(M message) {
            throw NOT_USED;
        }

        @Override
        public <M extends Message<? extends JsonObject>> void sendMessageAndAwait(M message) {
            throw NOT_USED;
        }

        @Override
        public <M extends Message<? extends JsonObject>> Cancellable sendMessageAndForget(M message) {
            throw NOT_USED;
        }

        @Override
        public void complete() {
            throw NOT_USED;
        }

        @Override
        public void error(Exception failure) {
            throw NOT_USED;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}
