package dev.groundstate.api.experiment.messaging;

import static dev.groundstate.api.testing.Requests.queued;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.groundstate.api.testing.Requests;
import dev.groundstate.api.testing.Rows;
import dev.groundstate.api.testing.Services;
import dev.groundstate.local.testing.TestBroker;
import dev.groundstate.model.message.Topology;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R2, with no reconciler to write a lost hint again. */
@QuarkusTest
@WithTestResource(Services.class)
class OutboxRelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Set<String> hints = new HashSet<>();
    private Connection connection;
    private Channel channel;

    @BeforeEach
    void connect() throws Exception {
        Requests.awaitReady();
        awaitSent();
        connection = TestBroker.connect(ConfigProvider.getConfig().getValue("groundstate.amqp-url", String.class));
        channel = connection.createChannel();
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }

    private static void awaitSent() {
        Awaitility.await().atMost(PATIENCE).until(() -> Rows.number("select count(*) from outbox") == 0);
    }

    private static String hint(long id) {
        return "{\"experiment_id\":" + id + "}";
    }

    private void awaitHint(long id) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            for (GetResponse next = channel.basicGet(Topology.RUN_QUEUE, true);
                    next != null;
                    next = channel.basicGet(Topology.RUN_QUEUE, true)) {
                hints.add(new String(next.getBody(), StandardCharsets.UTF_8));
            }
            return hints.contains(hint(id));
        });
    }

    @Test
    void a_hint_that_the_broker_did_not_take_is_kept_and_sent_again() throws Exception {
        channel.exchangeDelete(Topology.RUN_EXCHANGE);
        long id = queued();
        awaitHint(id);
        awaitSent();
    }

    @Test
    void a_hint_is_left_to_the_relay_that_claimed_it_until_that_one_had_its_time() {
        long dead = 1_000_000_001L;
        long alive = 1_000_000_002L;
        String claimed =
                "insert into outbox (kind, experiment_id, claimed_until) values ('run', ?, now() + ?::interval)";
        Rows.change(claimed, alive, "1 hour");
        Rows.change(claimed, dead, "-1 second");
        awaitHint(dead);
        assertThat(hints).doesNotContain(hint(alive));
        assertThat(Rows.change("delete from outbox where experiment_id = ?", alive))
                .isOne();
        awaitSent();
    }
}
