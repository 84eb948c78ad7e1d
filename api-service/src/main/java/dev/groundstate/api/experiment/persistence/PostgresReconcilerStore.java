package dev.groundstate.api.experiment.persistence;

import dev.groundstate.api.database.DatabaseDeadline;
import dev.groundstate.api.experiment.ReconcilerStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** R1 in PostgreSQL: each repair is one statement that skips rows which somebody else has locked. */
@ApplicationScoped
class PostgresReconcilerStore implements ReconcilerStore {
    /** The claim goes with the lease: from here on every write of the lost worker touches zero rows (E2, E3). */
    private static final String RECLAIM = """
            with expired as (
                select id, worker_id as lost from experiment
                where status = 'running' and lease_until < now()
                order by lease_until limit $1 for update skip locked
            ), reclaimed as (
                update experiment e
                set status = case when e.attempts >= $2 then 'failed' else 'queued' end,
                    attempts = e.attempts + 1, claim = null, worker_id = null, lease_until = null, sub_status = null,
                    queued_at = case when e.attempts >= $2 then e.queued_at else now() end,
                    hinted_at = case when e.attempts >= $2 then e.hinted_at else now() end,
                    completed_at = case when e.attempts >= $2 then now() end,
                    error_message = case when e.attempts >= $2
                        then 'Its worker was lost ' || (e.attempts + 1) || ' times; it was not tried again.' end,
                    updated_at = now()
                from expired where e.id = expired.id
                returning e.id, e.status, e.epoch, expired.lost
            ), hints as (
                insert into outbox (kind, experiment_id) select 'run', id from reclaimed where status = 'queued'
            )
            select id, status, epoch, lost from reclaimed""";

    private static final String UNHEARD = """
            status = 'queued'
            and queued_at < now() - %1$s::bigint * interval '1 millisecond'
            and coalesce(hinted_at, queued_at) < now() - %1$s::bigint * interval '1 millisecond'
            and not exists (select from outbox where kind = 'run' and experiment_id = experiment.id)""";

    private static final String ANY_UNHEARD =
            "select exists (select from experiment where " + UNHEARD.formatted("$1") + ")";

    private static final String REHINT = """
            with unheard as (
                select id from experiment where %s order by queued_at limit $2 for update skip locked
            ), hinted as (
                update experiment e set hinted_at = now() from unheard where e.id = unheard.id returning e.id
            )
            insert into outbox (kind, experiment_id) select 'run', id from hinted""".formatted(UNHEARD.formatted("$1"));

    private static final String FORGET = """
            delete from idempotency_key where key in (
                select key from idempotency_key where created_at < now() - $2::bigint * interval '1 millisecond'
                order by created_at limit $1 for update skip locked)""";

    private final Pool pool;
    private final DatabaseDeadline deadline;

    PostgresReconcilerStore(Pool pool, DatabaseDeadline deadline) {
        this.pool = pool;
        this.deadline = deadline;
    }

    @Override
    public Uni<List<Reclaimed>> reclaim(int most, int maxAttempts) {
        return query(RECLAIM, Tuple.of(most, maxAttempts)).map(rows -> {
            List<Reclaimed> reclaimed = new ArrayList<>(rows.rowCount());
            rows.forEach(row -> reclaimed.add(new Reclaimed(
                    row.getLong("id"), ExperimentRows.status(row), row.getLong("epoch"), row.getString("lost"))));
            return reclaimed;
        });
    }

    @Override
    public Uni<Boolean> anyUnheard(Duration age) {
        return query(ANY_UNHEARD, Tuple.of(age.toMillis()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Integer> rehint(int most, Duration age) {
        return query(REHINT, Tuple.of(age.toMillis(), most)).map(RowSet::rowCount);
    }

    @Override
    public Uni<Integer> forgetKeys(int most, Duration age) {
        return query(FORGET, Tuple.of(most, age.toMillis())).map(RowSet::rowCount);
    }

    private Uni<RowSet<Row>> query(String sql, Tuple values) {
        return deadline.bound(pool.preparedQuery(sql).execute(values));
    }
}
