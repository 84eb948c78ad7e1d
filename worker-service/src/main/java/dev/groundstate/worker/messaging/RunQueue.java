package dev.groundstate.worker.messaging;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownSignalException;
import dev.groundstate.model.message.ExperimentHint;
import dev.groundstate.model.message.Topology;
import dev.groundstate.worker.run.RunHints;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One slot's consumer of the run queue, over a channel of its own.
 *
 * <p>Prefetch 1 and manual acknowledgement: the broker hands over one hint and no second one before the first is decided. The
 * connector's back-pressure does not give that after a reconnect, hence the plain client. Used by the slot's thread; only
 * {@link #isConsuming} may be asked by others.
 */
@Dependent
public class RunQueue implements RunHints {

    private static final Logger LOG = Logger.getLogger(RunQueue.class);

    private final BrokerConnection connection;
    private volatile @Nullable Subscription subscription;
    private boolean warned;

    /** Consumes over the given connection, as soon as it is there. */
    public RunQueue(BrokerConnection connection) {
        this.connection = connection;
    }

    /** Deliveries of one consumer; both ends are forgotten together. */
    private static final class Subscription {
        private final Channel channel;
        /** At most one at a time by the prefetch. */
        private final BlockingQueue<Delivery> deliveries = new ArrayBlockingQueue<>(1);

        private volatile boolean over;

        private final String tag;

        Subscription(Channel channel) throws IOException {
            this.channel = channel;
            channel.basicQos(1);
            declare(channel);
            DeliverCallback deliver = (consumer, delivery) -> {
                if (!deliveries.offer(delivery)) {
                    throw new IllegalStateException("a second hint was delivered before the first was decided");
                }
            };
            tag = channel.basicConsume(
                    Topology.RUN_QUEUE, false, deliver, consumer -> over = true, (consumer, why) -> over = true);
        }

        private static void declare(Channel channel) throws IOException {
            channel.exchangeDeclare(Topology.RUN_EXCHANGE, "direct", true);
            channel.queueDeclare(Topology.RUN_QUEUE, true, false, false, Topology.RUN_QUEUE_ARGUMENTS);
            channel.queueBind(Topology.RUN_QUEUE, Topology.RUN_EXCHANGE, Topology.RUN_ROUTING_KEY);
        }
    }

    @Override
    public boolean awaitTaken(LongPredicate take, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                Subscription live = subscribe();
                Delivery delivery =
                        live.deliveries.poll(Math.min(end - System.nanoTime(), 100_000_000L), TimeUnit.NANOSECONDS);
                if (delivery != null && decide(live, delivery, take)) {
                    return true;
                }
                if (System.nanoTime() >= end) {
                    return false;
                }
            }
        } catch (IOException | ShutdownSignalException away) {
            forget();
            if (!warned) {
                LOG.warnf("no broker, so no experiment is taken until it is back: %s", away.getMessage());
                warned = true;
            }
            TimeUnit.NANOSECONDS.sleep(Math.clamp(end - System.nanoTime(), 0L, 500_000_000L));
            return false;
        }
    }

    private Subscription subscribe() throws IOException {
        Subscription live = subscription;
        if (live != null && !live.over && live.channel.isOpen()) {
            return live;
        }
        forget();
        Channel channel = connection.openChannel();
        live = new Subscription(channel);
        subscription = live;
        if (warned) {
            LOG.info("consuming run hints again");
            warned = false;
        }
        return live;
    }

    /** E1: acknowledges as soon as the claim is decided; a taken hint ends the subscription before that. */
    private boolean decide(Subscription live, Delivery delivery, LongPredicate take) throws IOException {
        long deliveryTag = delivery.getEnvelope().getDeliveryTag();
        OptionalLong id = experimentId(delivery.getBody());
        boolean taken;
        try {
            taken = id.isPresent() && take.test(id.getAsLong());
        } catch (RuntimeException | Error undecided) {
            giveBack(live, deliveryTag);
            throw undecided;
        }
        if (taken) {
            subscription = null;
        }
        try {
            if (taken) {
                live.channel.basicCancel(live.tag);
            }
            live.channel.basicAck(deliveryTag, false);
            if (taken) {
                closeQuietly(live.channel);
            }
        } catch (IOException | ShutdownSignalException gone) {
            // The hint comes again and finds the row claimed.
            LOG.debugf(gone, "experimentId=%s: its hint could not be acknowledged", id);
            subscription = null;
            closeQuietly(live.channel);
        }
        return taken;
    }

    /** An undecided hint is for whoever can decide it; this slot stops consuming first. */
    private void giveBack(Subscription live, long deliveryTag) {
        subscription = null;
        try {
            live.channel.basicCancel(live.tag);
            live.channel.basicNack(deliveryTag, false, true);
        } catch (IOException | ShutdownSignalException gone) {
            LOG.debug("an undecided hint goes back with its channel", gone);
        } finally {
            closeQuietly(live.channel);
        }
    }

    private static OptionalLong experimentId(byte[] body) {
        try {
            JsonObject json = new JsonObject(Buffer.buffer(body));
            return OptionalLong.of(json.mapTo(ExperimentHint.class).experimentId());
        } catch (DecodeException | IllegalArgumentException unreadable) {
            LOG.errorf("a run hint of %d bytes is not one and is dropped: %s", body.length, unreadable.getMessage());
            return OptionalLong.empty();
        }
    }

    @Override
    public boolean isConsuming() {
        Subscription live = subscription;
        return live != null && !live.over && live.channel.isOpen();
    }

    @Override
    public void close() {
        forget();
    }

    private void forget() {
        Subscription live = subscription;
        subscription = null;
        if (live != null) {
            closeQuietly(live.channel);
        }
    }

    /** Closing returns an undecided hint to the queue; a channel that is gone has done so already. */
    private static void closeQuietly(Channel channel) {
        try {
            channel.abort();
        } catch (IOException gone) {
            LOG.debug("a channel was gone before it was closed", gone);
        }
    }
}
