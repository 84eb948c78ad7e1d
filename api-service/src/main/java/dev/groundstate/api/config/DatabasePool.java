package dev.groundstate.api.config;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Gives the reactive pool its time limits: an unreachable database is an answer within seconds, never a wait. */
@Singleton
public class DatabasePool implements PgPoolCreator {
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(2);
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(10);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private final GroundstateConfiguration configuration;

    @Inject
    DatabasePool(GroundstateConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Pool create(Input input) {
        int timeLimitMillis = (int) configuration.dbTimeLimit().toMillis();
        input.poolOptions()
                .setConnectionTimeout(timeLimitMillis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(50 * configuration.dbConnections());
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setConnectTimeout(timeLimitMillis)
                    .setReconnectAttempts(0)
                    .setTcpKeepAlive(true)
                    .setIdleTimeout((int) SILENCE_LIMIT.toSeconds())
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .addProperty("application_name", "groundstate-api")
                    .addProperty("lock_timeout", Long.toString(LOCK_LIMIT.toMillis()))
                    .addProperty("statement_timeout", Long.toString(STATEMENT_LIMIT.toMillis()))
                    .addProperty("idle_in_transaction_session_timeout", Long.toString(STATEMENT_LIMIT.toMillis()));
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
