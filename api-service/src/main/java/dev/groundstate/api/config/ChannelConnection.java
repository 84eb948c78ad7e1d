package dev.groundstate.api.config;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.NoOpMetricsCollector;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one outgoing channel, watched from below the messaging library, which hides it. Thread-safe.
 *
 * <p>The library has two weak spots. A send on a connection that is just being restored leaves without a confirm; and a
 * broker that closes only the channel (its exchange was deleted) is answered with a new channel on which no confirm is
 * ever heard. So nobody should send while the connection is {@linkplain #isUsable not usable}, and after a send without
 * a confirm the connection is {@linkplain #renew renewed}: the next send restores it with everything that belongs to it.
 */
public final class ChannelConnection extends NoOpMetricsCollector {
    private static final Duration RESTORED_WITHIN = Duration.ofSeconds(10);
    private static final int CLOSE_MILLIS = 1000;

    private @Nullable Connection current;
    private boolean lost;
    private long lostAtNanos;

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

    /** Gives up the connection; the next send makes a new one. Does not wait. */
    public void renew() {
        Connection connection;
        synchronized (this) {
            connection = current;
            current = null;
            lost = false;
        }
        if (connection != null) {
            Thread.ofVirtual().name("renew-channel").start(() -> connection.abort(CLOSE_MILLIS));
        }
    }
}
