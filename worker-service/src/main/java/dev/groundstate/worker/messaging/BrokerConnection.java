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
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The broker at {@code groundstate.amqp-url}: one connection for the run queue, options for the connector's own. */
@ApplicationScoped
public class BrokerConnection {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int HEARTBEAT_SECONDS = 10;
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final ConnectionFactory factory = new ConnectionFactory();
    private @Nullable Connection connection;

    /** The last failure: while it is fresh it answers for the broker, so that one slot waits for it and not every one. */
    private @Nullable IOException failure;

    private long failedAt;

    /** Connects at the first channel. */
    public BrokerConnection(WorkerConfig config) {
        try {
            factory.setUri(config.amqpUrl());
        } catch (URISyntaxException | GeneralSecurityException wrong) {
            // Without its cause, which repeats the address and so the password.
            throw new IllegalArgumentException("groundstate.amqp-url: expected amqp://user:password@host:port");
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
        Channel channel = connect().createChannel();
        if (channel == null) {
            throw new IOException("the broker allows no further channel");
        }
        return channel;
    }

    private Connection connect() throws IOException {
        Connection live = connection;
        if (live != null && live.isOpen()) {
            return live;
        }
        if (failure != null && System.nanoTime() - failedAt < QUIET.toNanos()) {
            throw failure;
        }
        try {
            live = factory.newConnection("groundstate-worker");
            connection = live;
            failure = null;
            return live;
        } catch (TimeoutException slow) {
            failure = new IOException("the broker did not answer in time", slow);
        } catch (IOException away) {
            failure = away;
        }
        failedAt = System.nanoTime();
        throw failure;
    }

    /** Options of the connector's connections; they reconnect for ever. */
    @Produces
    @ApplicationScoped
    @Identifier("groundstate")
    RabbitMQOptions connectorOptions() {
        RabbitMQOptions options = new RabbitMQOptions()
                .setHost(factory.getHost())
                .setPort(factory.getPort())
                .setUser(factory.getUsername())
                .setPassword(factory.getPassword())
                .setVirtualHost(factory.getVirtualHost())
                .setSsl(factory.isSSL())
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
