package dev.groundstate.api.config;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.NoOpMetricsCollector;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one outgoing channel, watched from below the messaging library, which hides it. Thread-safe.
 *
 * <p>The library has two weak spots. The first send on a connection that is just being restored leaves without a confirm.
 * And a broker that closes only the channel (its exchange was deleted) is answered with a new channel on which no confirm
 * is ever heard. So nobody should send while the connection is {@linkplain #isUsable not usable}; one batch without
 * confirms is forgiven; and after the second in a row the connection is given up, so that the next send restores it with
 * everything that belongs to it. That send is the first one on a restored connection: it is forgiven again.
 */
public final class ChannelConnection extends NoOpMetricsCollector {
    private static final Duration RESTORED_WITHIN = Duration.ofSeconds(10);
    private static final int FORGIVEN = 2;
    private static final int CLOSE_MILLIS = 1000;

    private @Nullable Connection current;
    private boolean lost;
    private long lostAtNanos;
    private int unconfirmedBatches;

    @Override
    public synchronized void newConnection(Connection connection) {
        current = connection;
        lost = false;
    }

    @Override
    public synchronized void closeConnection(Connection connection) {
        if (connection.equals(current)) {
            current = null;
            lost = true;
            lostAtNanos = System.nanoTime();
        }
    }

    /** Returns false while the library restores a lost connection by itself, for as long as that may take. */
    public synchronized boolean isUsable() {
        return !lost || System.nanoTime() - lostAtNanos > RESTORED_WITHIN.toNanos();
    }

    /** Says that the broker confirmed something. */
    public synchronized void confirmed() {
        unconfirmedBatches = 0;
    }

    /** Says that a batch was sent and something of it was not confirmed in time. Does not wait. */
    public void unconfirmed() {
        Connection abandoned = null;
        synchronized (this) {
            unconfirmedBatches++;
            if (unconfirmedBatches % FORGIVEN == 0) {
                abandoned = current;
                current = null;
                lost = false;
            }
        }
        if (abandoned != null) {
            Connection connection = abandoned;
            Thread.ofVirtual().name("give-up-connection").start(() -> connection.abort(CLOSE_MILLIS));
        }
    }
}
