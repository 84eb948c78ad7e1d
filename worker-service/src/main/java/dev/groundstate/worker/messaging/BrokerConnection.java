package dev.groundstate.worker.messaging;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.groundstate.worker.config.WorkerConfig;
import io.smallrye.common.annotation.Identifier;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The broker at {@code groundstate.amqp-url}: one connection for the run queue, options for the connector's own. */
@ApplicationScoped
public class BrokerConnection {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int HEARTBEAT_SECONDS = 10;

    private final ConnectionFactory factory = new ConnectionFactory();
    private final String url;
    private @Nullable Connection connection;

    /** Connects at the first channel. */
    public BrokerConnection(WorkerConfig config) {
        url = config.amqpUrl();
        try {
            factory.setUri(url);
        } catch (URISyntaxException | GeneralSecurityException wrong) {
            throw new IllegalArgumentException("expected an amqp:// address in groundstate.amqp-url", wrong);
        }
        // Whoever holds a channel opens a new one when it breaks, and declares what it needs.
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setHandshakeTimeout(CONNECT_MILLIS);
        factory.setChannelRpcTimeout(CONNECT_MILLIS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    }

    /** Opens a channel, connecting again when the connection is gone. */
    public synchronized Channel openChannel() throws IOException {
        Connection live = connection;
        if (live == null || !live.isOpen()) {
            try {
                live = factory.newConnection("groundstate-worker");
            } catch (TimeoutException slow) {
                throw new IOException("the broker did not answer in time", slow);
            }
            connection = live;
        }
        Channel channel = live.createChannel();
        if (channel == null) {
            throw new IOException("the broker allows no further channel");
        }
        return channel;
    }

    /** Options of the connector's connections; they reconnect for ever. */
    @Produces
    @ApplicationScoped
    @Identifier("groundstate")
    RabbitMQOptions connectorOptions() {
        RabbitMQOptions options = new RabbitMQOptions()
                .setUri(url)
                .setConnectionTimeout(CONNECT_MILLIS)
                .setHandshakeTimeout(CONNECT_MILLIS)
                .setRequestedHeartbeat(HEARTBEAT_SECONDS)
                .setAutomaticRecoveryEnabled(false);
        options.setReconnectAttempts(Integer.MAX_VALUE).setReconnectInterval(500);
        return options;
    }

    @PreDestroy
    synchronized void close() {
        if (connection != null) {
            connection.abort(CONNECT_MILLIS);
        }
    }
}
