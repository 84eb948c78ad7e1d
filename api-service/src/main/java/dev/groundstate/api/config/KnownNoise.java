package dev.groundstate.api.config;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Drops one report: the pool's timer for a connection that had failed already finds its promise completed. It comes with
 * every request while the database is away and says nothing.
 */
@LoggingFilter(name = "known-noise")
final class KnownNoise implements Filter {
    private static final String TIMER = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    @Override
    public boolean isLoggable(LogRecord record) {
        if (!(record.getThrown() instanceof IllegalStateException failure)) {
            return true;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length < 2 || !trace[1].getClassName().equals(TIMER);
    }
}
