package dev.groundstate.worker.persistence;

import dev.groundstate.worker.config.WorkerConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pool with a limit on every wait: for a connection, for an answer, for a lock. A statement whose caller gave up does not
 * run much later, and a connection that went silent is not kept.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {

    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);
    private static final int WAITING_STATEMENTS = 200;

    private final int timeLimitMillis;

    /** Takes its limits from the configuration. */
    public DatabasePool(WorkerConfig config) {
        this.timeLimitMillis = Math.toIntExact(config.dbTimeLimit().toMillis());
    }

    @Override
    public Pool create(Input input) {
        String timeLimit = Integer.toString(timeLimitMillis);
        input.poolOptions()
                .setConnectionTimeout(timeLimitMillis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(WAITING_STATEMENTS);
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setConnectTimeout(timeLimitMillis)
                    .setReconnectAttempts(0)
                    .setTcpKeepAlive(true)
                    .setIdleTimeout((int) SILENCE_LIMIT.toSeconds())
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .addProperty("application_name", "groundstate-worker")
                    .addProperty("lock_timeout", timeLimit)
                    .addProperty("statement_timeout", timeLimit);
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
