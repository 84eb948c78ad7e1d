package dev.groundstate.api.queue.persistence;

import dev.groundstate.api.database.DatabaseDeadline;
import dev.groundstate.api.queue.QueueState;
import dev.groundstate.api.queue.QueueStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts the queue; touches only rows that wait or run. */
@ApplicationScoped
class PostgresQueueStore implements QueueStore {
    private static final String STATE = """
            select (select count(*) from experiment where status = 'queued') as queued,
                (select count(*) from experiment where status = 'running') as running,
                (select coalesce(extract(epoch from now() - min(queued_at)), 0)::double precision
                    from experiment where status = 'queued') as oldest_age,
                (select count(*) from outbox) as hints,
                (select coalesce(extract(epoch from now() - min(created_at)), 0)::double precision
                    from outbox) as outbox_age""";

    private final Pool pool;
    private final DatabaseDeadline deadline;

    PostgresQueueStore(Pool pool, DatabaseDeadline deadline) {
        this.pool = pool;
        this.deadline = deadline;
    }

    @Override
    public Uni<QueueState> state() {
        return deadline.bound(pool.preparedQuery(STATE).execute())
                .map(rows -> state(rows.iterator().next()));
    }

    private static QueueState state(Row row) {
        return new QueueState(
                row.getLong("queued"),
                row.getLong("running"),
                Math.max(0, row.getDouble("oldest_age")),
                row.getLong("hints"),
                Math.max(0, row.getDouble("outbox_age")));
    }
}
