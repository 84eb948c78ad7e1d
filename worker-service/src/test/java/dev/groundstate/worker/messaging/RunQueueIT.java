package dev.groundstate.worker.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.model.message.Topology;
import dev.groundstate.worker.config.SampleConfig;
import dev.groundstate.worker.config.WorkerConfig;
import dev.groundstate.worker.run.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunQueueIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final String url = TestBroker.instance().url();
    private BrokerConnection connection;
    private RunQueue first;
    private RunQueue second;

    @BeforeEach
    void open() throws Exception {
        WorkerConfig config = SampleConfig.with("groundstate.amqp-url", url);
        connection = new BrokerConnection(config);
        first = new RunQueue(connection);
        second = new RunQueue(connection);
        first.awaitTaken(id -> true, Duration.ZERO);
        purge();
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        connection.close();
    }

    private void purge() throws Exception {
        try (Connection own = TestBroker.connect(url);
                Channel channel = own.createChannel()) {
            channel.queuePurge(Topology.RUN_QUEUE);
        }
    }

    private void publish(String... bodies) throws Exception {
        try (Connection own = TestBroker.connect(url);
                Channel channel = own.createChannel()) {
            channel.confirmSelect();
            for (String body : bodies) {
                channel.basicPublish(
                        Topology.RUN_EXCHANGE,
                        Topology.RUN_ROUTING_KEY,
                        MessageProperties.PERSISTENT_BASIC,
                        body.getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(LIMIT.toMillis());
        }
    }

    private static String hint(long id) {
        return "{\"experiment_id\": " + id + "}";
    }

    private static long drain(RunQueue queue) throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        queue.awaitTaken(id -> taken.add(id), LIMIT);
        return taken.getFirst();
    }

    @Test
    void a_slot_that_took_a_hint_keeps_no_other_from_an_idle_slot() throws Exception {
        publish(hint(1), hint(2), hint(3));
        assertThat(drain(first)).isEqualTo(1);
        assertThat(first.isConsuming()).isFalse();
        assertThat(drain(second)).isEqualTo(2);
        await().atMost(LIMIT).until(() -> TestBroker.queueDepth(url, Topology.RUN_QUEUE) == 1);
        assertThat(drain(first)).isEqualTo(3);
    }

    @Test
    void a_hint_that_is_not_taken_is_dropped_and_the_next_one_offered() throws Exception {
        publish(hint(7), "not json", "{\"experiment_id\": \"x\"}", hint(8));
        List<Long> offered = new ArrayList<>();
        assertThat(first.awaitTaken(id -> offered.add(id) && id == 8, LIMIT)).isTrue();
        assertThat(offered).containsExactly(7L, 8L);
        first.close();
        await().atMost(LIMIT).until(() -> TestBroker.queueDepth(url, Topology.RUN_QUEUE) == 0);
    }

    @Test
    void a_hint_is_acknowledged_at_the_claim_and_not_at_the_end_of_the_run() throws Exception {
        publish(hint(1));
        assertThat(drain(first)).isEqualTo(1);
        connection.close();
        assertThat(second.awaitTaken(id -> true, Duration.ofMillis(500))).isFalse();
    }

    @Test
    void a_hint_that_could_not_be_decided_goes_back() throws Exception {
        for (RuntimeException why :
                List.of(new StoreUnavailableException(new IOException("away")), new IllegalStateException("refused"))) {
            publish(hint(5));
            assertThatThrownBy(() -> first.awaitTaken(
                            id -> {
                                throw why;
                            },
                            LIMIT))
                    .isSameAs(why);
            assertThat(first.isConsuming()).isFalse();
            assertThat(drain(second)).isEqualTo(5);
        }
    }

    @Test
    void refusing_many_hints_takes_no_longer_than_the_limit() throws Exception {
        publish(hint(1), hint(2), hint(3));
        List<Long> offered = new ArrayList<>();
        await().atMost(LIMIT).until(() -> {
            first.awaitTaken(id -> !offered.add(id), Duration.ZERO);
            return offered.size() == 3;
        });
        assertThat(first.awaitTaken(id -> true, Duration.ZERO)).isFalse();
    }

    @Test
    void consuming_goes_on_after_the_broker_was_away() throws Exception {
        assertThat(first.awaitTaken(id -> true, Duration.ofMillis(100))).isFalse();
        assertThat(first.isConsuming()).isTrue();
        TestBroker.instance().stop();
        try {
            assertThat(first.awaitTaken(id -> true, Duration.ofSeconds(2))).isFalse();
            assertThat(first.isConsuming()).isFalse();
        } finally {
            TestBroker.instance().start();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            first.awaitTaken(id -> true, Duration.ofMillis(100));
            return first.isConsuming();
        });
        publish(hint(9));
        assertThat(drain(first)).isEqualTo(9);
    }

    @Test
    void a_queue_that_was_deleted_is_declared_and_consumed_again() throws Exception {
        assertThat(first.awaitTaken(id -> true, Duration.ofMillis(100))).isFalse();
        TestBroker.deleteQueue(url, Topology.RUN_QUEUE);
        await().atMost(LIMIT).until(() -> {
            first.awaitTaken(id -> true, Duration.ofMillis(100));
            return first.isConsuming();
        });
        publish(hint(11));
        assertThat(drain(first)).isEqualTo(11);
    }
}
