package dev.groundstate.api.experiment.messaging;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.groundstate.api.experiment.WaitingHints;
import dev.groundstate.model.message.Topology;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The run queue on the broker: declared on every new connection, so that it is there again after a broker came back
 * empty, and whenever it is asked for its length. Its connection carries no messages; while it stands, the broker can be
 * reached.
 */
@ApplicationScoped
class RunQueue implements WaitingHints {
    private static final Logger LOG = Logger.getLogger(RunQueue.class);
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private final ConnectionFactory factory;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable Connection connection;
    private volatile boolean doubtful;
    private boolean away;

    RunQueue(ConnectionFactory factory) {
        this.factory = factory;
    }

    /** Completes as soon as the broker can be reached and has exchanges and queue; fails within seconds else. */
    Uni<Void> ready() {
        Connection current = connection;
        return current != null && current.isOpen() && !doubtful
                ? Uni.createFrom().voidItem()
                : blocking(() -> declare(connect())).replaceWithVoid();
    }

    /** Declares exchanges and queue again before the next send: something may have been deleted. */
    void doubt() {
        doubtful = true;
    }

    /** Asks by declaring, which also puts back what somebody deleted. */
    @Override
    public Uni<Long> count() {
        return blocking(() -> {
            try {
                return declare(connect());
            } catch (IOException e) {
                close();
                throw e;
            }
        });
    }

    @PreDestroy
    void close() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            current.abort((int) Duration.ofSeconds(1).toMillis());
        }
    }

    private Connection connect() throws IOException, TimeoutException {
        connecting.lock();
        try {
            Connection current = connection;
            if (current != null && current.isOpen()) {
                return current;
            }
            Connection fresh = factory.newConnection("groundstate-api run queue");
            doubtful = true;
            connection = fresh;
            away = false;
            LOG.info("The broker answers");
            return fresh;
        } catch (IOException | TimeoutException e) {
            if (!away) {
                away = true;
                LOG.warnf("The broker cannot be used; hints wait in the outbox and workers find no new runs (%s)", e);
            }
            throw e;
        } finally {
            connecting.unlock();
        }
    }

    /** Returns the number of waiting hints. */
    private long declare(Connection connection) throws IOException, TimeoutException {
        try (Channel channel = connection.createChannel()) {
            channel.exchangeDeclare(Topology.RUN_EXCHANGE, BuiltinExchangeType.DIRECT, true);
            channel.exchangeDeclare(Topology.CANCEL_EXCHANGE, BuiltinExchangeType.FANOUT, true);
            channel.exchangeDeclare(Topology.EVENT_EXCHANGE, BuiltinExchangeType.TOPIC, true);
            long waiting = channel.queueDeclare(Topology.RUN_QUEUE, true, false, false, Topology.RUN_QUEUE_ARGUMENTS)
                    .getMessageCount();
            channel.queueBind(Topology.RUN_QUEUE, Topology.RUN_EXCHANGE, Topology.RUN_ROUTING_KEY);
            doubtful = false;
            return waiting;
        }
    }

    private static Uni<Long> blocking(Callable<Long> call) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return call.call();
                    } catch (Exception e) {
                        throw new BrokerUnavailableException(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(LIMIT)
                .fail();
    }
}
