package dev.groundstate.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Connection;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ChannelConnectionTest {
    private final CompletableFuture<Void> aborted = new CompletableFuture<>();
    private final Connection connection = (Connection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "abort" -> aborted.complete(null);
                    case "equals" -> {
                        return proxy == arguments[0];
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                }
                return null;
            });
    private final ChannelConnection watched = new ChannelConnection();

    @Test
    void it_is_usable_before_the_first_connection_and_on_one_and_not_while_one_is_restored() {
        assertThat(watched.isUsable()).isTrue();
        watched.newConnection(connection);
        assertThat(watched.isUsable()).isTrue();
        watched.closeConnection(connection);
        assertThat(watched.isUsable()).isFalse();
        watched.newConnection(connection);
        assertThat(watched.isUsable()).isTrue();
    }

    @Test
    void the_second_batch_in_a_row_without_confirms_gives_the_connection_up() throws Exception {
        watched.newConnection(connection);
        watched.unconfirmed();
        watched.confirmed();
        watched.unconfirmed();
        assertThat(aborted).isNotDone();
        watched.unconfirmed();
        aborted.get(10, TimeUnit.SECONDS);
        watched.closeConnection(connection);
        assertThat(watched.isUsable()).as("a send is what restores it").isTrue();
    }

    @Test
    void the_first_batch_on_a_restored_connection_is_forgiven() {
        watched.unconfirmed();
        watched.unconfirmed();
        watched.newConnection(connection);
        watched.unconfirmed();
        Awaitility.await().during(Duration.ofMillis(20)).until(() -> !aborted.isDone());
    }
}
