package dev.groundstate.worker.persistence;

import dev.groundstate.model.schema.SqlState;
import dev.groundstate.worker.config.WorkerConfig;
import dev.groundstate.worker.run.StoreUnavailableException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
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
        this.timeout = config.dbTimeLimit();
    }

    /**
     * Runs one statement.
     *
     * @throws StoreUnavailableException when the database could not be reached, did not answer in time, or gave up by itself
     * @throws IllegalStateException when the database refused the statement: a defect, not a matter of time
     */
    public RowSet<Row> query(String sql, Tuple parameters) {
        try {
            return pool.preparedQuery(sql).execute(parameters).await().atMost(timeout);
        } catch (PgException refused) {
            if (SqlState.saysNotNow(refused.getSqlState())) {
                throw new StoreUnavailableException(refused);
            }
            throw new IllegalStateException("the database refused a statement: " + refused.getMessage(), refused);
        } catch (RuntimeException away) {
            throw new StoreUnavailableException(away);
        }
    }
}
