package dev.groundstate.local.testing;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;

/** The AMQP broker of the tests. Thread-safe. */
public final class TestBroker {
    private static final int CONNECT_MILLISECONDS = 10_000;

    private final BrokerServerMXBean server;

    private TestBroker(BrokerServerMXBean server) {
        this.server = server;
    }

    /** The broker of this Java process, started on the first call. */
    public static TestBroker instance() {
        return new TestBroker(JavaProcess.service("broker", BrokerServerMXBean.class, BrokerServer::find));
    }

    /** The address of the default virtual host, {@code amqp://user:password@host:port}. */
    public String url() {
        return server.getUrl();
    }

    /** For people, for example {@code RabbitMQ 3.10.8 (local binary)}. */
    public String kind() {
        return server.getKind();
    }

    /**
     * Makes a fresh, empty virtual host, so that one suite does not see the queues of another; one of the same name is
     * deleted. Where the broker is somebody else's, the default virtual host is the only one.
     *
     * @param name letters, digits, hyphens and underscores
     * @return its address, {@code amqp://user:password@host:port/name}
     */
    public String createVirtualHost(String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("not the name of a virtual host: " + name);
        }
        return server.createVirtualHost(name);
    }

    /** Starts the stopped broker on its port and returns when it accepts connections. An embedded one comes back empty. */
    public void start() {
        server.start();
    }

    /** Stops the broker, which closes all connections, and returns when it is gone. */
    public void stop() {
        server.stop();
    }

    /**
     * Kills the broker as a crash would. RabbitMQ writes the name of a new quorum queue to disk some seconds after it
     * was declared: a queue younger than that does not come back.
     */
    public void kill() {
        server.kill();
    }

    /** How many messages are ready for delivery in a queue. */
    public static long queueDepth(String url, String queue) {
        try (Connection connection = connect(url)) {
            return connection.createChannel().messageCount(queue);
        } catch (IOException failure) {
            throw new IllegalStateException("No depth of queue " + queue, failure);
        }
    }

    /** Publishes one transient message. */
    public static void publish(String url, String exchange, String routingKey, String body) {
        try (Connection connection = connect(url)) {
            connection.createChannel().basicPublish(exchange, routingKey, null, body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException("Nothing is published to " + exchange, failure);
        }
    }

    /** Deletes a queue with its messages; nothing happens when there is none of that name. */
    public static void deleteQueue(String url, String queue) {
        try (Connection connection = connect(url)) {
            connection.createChannel().queueDelete(queue);
        } catch (IOException failure) {
            if (failure.getCause() instanceof ShutdownSignalException refusal
                    && refusal.getReason() instanceof AMQP.Channel.Close close
                    && close.getReplyCode() == AMQP.NOT_FOUND) {
                return;
            }
            throw new IllegalStateException("Queue " + queue + " cannot be deleted", failure);
        }
    }

    /** A connection of its own, which does not recover from a restart of the broker. */
    public static Connection connect(String url) throws IOException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout(CONNECT_MILLISECONDS);
        try {
            factory.setUri(url);
            return factory.newConnection();
        } catch (URISyntaxException | GeneralSecurityException wrong) {
            throw new IllegalArgumentException("not the address of a broker: " + url, wrong);
        } catch (TimeoutException late) {
            throw new IOException("The broker at " + factory.getHost() + ":" + factory.getPort() + " is silent", late);
        }
    }
}
