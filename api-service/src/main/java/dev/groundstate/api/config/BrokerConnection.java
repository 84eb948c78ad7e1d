package dev.groundstate.api.config;

import com.rabbitmq.client.ConnectionFactory;
import io.smallrye.common.annotation.Identifier;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** The one place that turns the broker's address into connections: for the channels, and for the run queue. */
@Dependent
public class BrokerConnection {
    /** Names what belongs to the channel of run hints. */
    public static final String RUN = "groundstate-run";

    /** Names what belongs to the channel of cancel hints. */
    public static final String CANCEL = "groundstate-cancel";

    /** Names what belongs to the channels of changes. */
    public static final String EVENTS = "groundstate-events";

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration RECONNECT_EVERY = Duration.ofMillis(500);

    private final GroundstateConfiguration configuration;

    BrokerConnection(GroundstateConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The connection of the channel {@code run-out}. */
    @Produces
    @Singleton
    @Identifier(RUN)
    ChannelConnection runConnection() {
        return new ChannelConnection();
    }

    /** The connection of the channel {@code cancel-out}. */
    @Produces
    @Singleton
    @Identifier(CANCEL)
    ChannelConnection cancelConnection() {
        return new ChannelConnection();
    }

    /** Options of the channel {@code run-out}. */
    @Produces
    @Dependent
    @Identifier(RUN)
    RabbitMQOptions runOptions(@Identifier(RUN) ChannelConnection connection) {
        return channelOptions(connection);
    }

    /** Options of the channel {@code cancel-out}. */
    @Produces
    @Dependent
    @Identifier(CANCEL)
    RabbitMQOptions cancelOptions(@Identifier(CANCEL) ChannelConnection connection) {
        return channelOptions(connection);
    }

    /** Options of the channels {@code events-out} and {@code events-in}. */
    @Produces
    @Dependent
    @Identifier(EVENTS)
    RabbitMQOptions eventOptions() {
        return channelOptions();
    }

    private RabbitMQOptions channelOptions(ChannelConnection connection) {
        RabbitMQOptions options = channelOptions();
        options.setMetricsCollector(connection);
        return options;
    }

    /** Connects and reconnects for ever. */
    private RabbitMQOptions channelOptions() {
        // Not setUri: the client would log the address with its password.
        ConnectionFactory address = connectionFactory();
        RabbitMQOptions options = new RabbitMQOptions()
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setUser(address.getUsername())
                .setPassword(address.getPassword())
                .setVirtualHost(address.getVirtualHost())
                .setConnectionName("groundstate-api")
                .setAutomaticRecoveryEnabled(false)
                .setAutomaticRecoveryOnInitialConnection(true)
                .setConnectionTimeout((int) CONNECT_LIMIT.toMillis())
                .setHandshakeTimeout((int) CONNECT_LIMIT.toMillis())
                .setRequestedHeartbeat((int) HEARTBEAT.toSeconds());
        options.setSsl(address.isSSL());
        options.setReconnectAttempts(Integer.MAX_VALUE);
        options.setReconnectInterval(RECONNECT_EVERY.toMillis());
        return options;
    }

    /** A factory of blocking connections that give up within seconds and do not recover by themselves. */
    @Produces
    @Dependent
    ConnectionFactory connectionFactory() {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(configuration.amqpUrl());
        } catch (URISyntaxException | GeneralSecurityException e) {
            // Without its cause, which repeats the address and so the password.
            throw new IllegalArgumentException("groundstate.amqp-url: expected amqp://user:password@host:port");
        }
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout((int) CONNECT_LIMIT.toMillis());
        factory.setHandshakeTimeout((int) CONNECT_LIMIT.toMillis());
        factory.setChannelRpcTimeout((int) CONNECT_LIMIT.toMillis());
        factory.setShutdownTimeout((int) CONNECT_LIMIT.toMillis());
        factory.setRequestedHeartbeat((int) HEARTBEAT.toSeconds());
        return factory;
    }
}
