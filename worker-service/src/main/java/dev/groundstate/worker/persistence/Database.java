package dev.groundstate.worker.persistence;

import dev.groundstate.worker.config.WorkerConfig;
import dev.groundstate.worker.run.StoreUnavailableException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** One statement at a time, waited for within the configured time; never called from an event loop. */
@ApplicationScoped
public class Database {

    private final Pool pool;
    private final Duration timeout;

    /** Uses the application's pool. */
    public Database(Pool pool, WorkerConfig config) {
        this.pool = pool;
        this.timeout = config.db().timeout();
    }

    /**
     * Runs one statement.
     *
     * @throws StoreUnavailableException when it failed or did not answer in time
     */
    public RowSet<Row> query(String sql, Tuple parameters) {
        try {
            return pool.preparedQuery(sql).execute(parameters).await().atMost(timeout);
        } catch (RuntimeException away) {
            throw new StoreUnavailableException(away);
        }
    }
}
