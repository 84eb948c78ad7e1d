package dev.groundstate.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestBrokerTest {
    private static final long CONFIRM_MILLISECONDS = 10_000;

    private final TestBroker broker = TestBroker.instance();

    @Test
    void says_what_it_is_and_leaves_it_in_the_report() throws Exception {
        assertThat(broker.kind()).matches(".+ \\d+\\.\\d+\\.\\d+ \\(.+\\)");
        assertThat(Files.readString(Path.of("target", "test-services.txt"))).contains("broker: " + broker.kind());
    }

    @Test
    void a_message_comes_back_from_a_quorum_queue() throws Exception {
        try (Connection connection = TestBroker.connect(broker.url())) {
            publish(connection, "round-trip", "hint");
            assertThat(TestBroker.queueDepth(broker.url(), "round-trip")).isEqualTo(1);

            GetResponse message = connection.createChannel().basicGet("round-trip", true);

            assertThat(new String(message.getBody(), StandardCharsets.UTF_8)).isEqualTo("hint");
        }
        TestBroker.deleteQueue(broker.url(), "round-trip");
    }

    @Test
    void virtual_hosts_do_not_see_one_another_and_start_empty() throws Exception {
        String one = broker.createVirtualHost("one");
        try (Connection connection = TestBroker.connect(one)) {
            publish(connection, "own", "hint");
        }

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> TestBroker.queueDepth(broker.createVirtualHost("other"), "own"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> TestBroker.queueDepth(broker.createVirtualHost("one"), "own"));
    }

    @Test
    void answers_again_at_its_address_after_a_stop_and_a_kill() throws Exception {
        broker.stop();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> TestBroker.connect(broker.url()));
        broker.start();
        try (Connection connection = TestBroker.connect(broker.url())) {
            publish(connection, "restarted", "hint");
        }
        broker.kill();
        broker.start();
        try (Connection connection = TestBroker.connect(broker.url())) {
            publish(connection, "killed", "hint");
        }
        TestBroker.deleteQueue(broker.url(), "killed");
        TestBroker.deleteQueue(broker.url(), "restarted");
    }

    private static void publish(Connection connection, String queue, String text) throws Exception {
        Channel channel = connection.createChannel();
        channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
        channel.confirmSelect();
        channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, text.getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(CONFIRM_MILLISECONDS);
    }
}
