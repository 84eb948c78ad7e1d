package dev.groundstate.api.worker.persistence;

import dev.groundstate.api.database.DatabaseDeadline;
import dev.groundstate.api.worker.RegisteredWorker;
import dev.groundstate.api.worker.WorkerStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Workers in PostgreSQL, with what each of them holds. */
@ApplicationScoped
class PostgresWorkerStore implements WorkerStore {
    private static final String WORKERS = """
            select w.worker_id, w.host, w.version, w.slots, w.memory_bytes, w.reads_checkpoint, w.started_at, w.last_seen,
                w.last_seen >= now() - $2::bigint * interval '1 millisecond' as alive,
                array(select e.id from experiment e
                    where e.status = 'running' and e.worker_id = w.worker_id order by e.id limit 1000) as holds
            from worker w order by w.last_seen desc limit $1""";

    private static final String MOST_MEMORY =
            "select min(memory_bytes) from worker where last_seen >= now() - $1::bigint * interval '1 millisecond'";

    private final Pool pool;
    private final DatabaseDeadline deadline;

    PostgresWorkerStore(Pool pool, DatabaseDeadline deadline) {
        this.pool = pool;
        this.deadline = deadline;
    }

    @Override
    public Uni<List<RegisteredWorker>> workers(int most, Duration aliveWithin) {
        return deadline.bound(pool.preparedQuery(WORKERS).execute(Tuple.of(most, aliveWithin.toMillis())))
                .map(rows -> {
                    List<RegisteredWorker> workers = new ArrayList<>(rows.rowCount());
                    rows.forEach(row -> workers.add(worker(row)));
                    return workers;
                });
    }

    @Override
    public Uni<OptionalLong> commonMemory(Duration aliveWithin) {
        return deadline.bound(pool.preparedQuery(MOST_MEMORY).execute(Tuple.of(aliveWithin.toMillis())))
                .map(rows -> {
                    Long bytes = rows.iterator().next().getLong(0);
                    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
                });
    }

    private static RegisteredWorker worker(Row row) {
        return new RegisteredWorker(
                row.getString("worker_id"),
                row.getString("host"),
                row.getString("version"),
                row.getBoolean("alive"),
                row.getInteger("slots"),
                row.getLong("memory_bytes"),
                row.getInteger("reads_checkpoint"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("last_seen").toInstant(),
                List.of(row.getArrayOfLongs("holds")));
    }
}
