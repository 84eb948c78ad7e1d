package dev.groundstate.api.experiment.persistence;

import dev.groundstate.api.database.DatabaseDeadline;
import dev.groundstate.api.experiment.HintKind;
import dev.groundstate.api.experiment.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The outbox in PostgreSQL; a claim is a time, so a relay that dies gives its rows back by itself. */
@ApplicationScoped
class PostgresOutbox implements Outbox {
    private static final String CLAIM = """
            update outbox set claimed_until = now() + $3::bigint * interval '1 millisecond'
            where id in (
                select id from outbox
                where kind = $1 and (claimed_until is null or claimed_until < now())
                order by id limit $2 for update skip locked)
            returning id, experiment_id""";

    private static final String POSTPONE =
            "update outbox set claimed_until = now() + $2::bigint * interval '1 millisecond' where id = any($1::bigint[])";

    private final Pool pool;
    private final DatabaseDeadline deadline;

    PostgresOutbox(Pool pool, DatabaseDeadline deadline) {
        this.pool = pool;
        this.deadline = deadline;
    }

    @Override
    public Uni<List<Entry>> claim(HintKind kind, int most, Duration claimTime) {
        return deadline.bound(pool.preparedQuery(CLAIM)
                .execute(Tuple.of(kind.wireName(), most, claimTime.toMillis()))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>(rows.rowCount());
                    rows.forEach(row -> entries.add(new Entry(row.getLong(0), row.getLong(1))));
                    return entries;
                }));
    }

    @Override
    public Uni<Void> confirmed(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : deadline.bound(pool.preparedQuery("delete from outbox where id = any($1::bigint[])")
                        .execute(Tuple.of(ids.toArray(Long[]::new)))
                        .replaceWithVoid());
    }

    @Override
    public Uni<Void> postpone(Collection<Long> ids, Duration delay) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : deadline.bound(pool.preparedQuery(POSTPONE)
                        .execute(Tuple.of(ids.toArray(Long[]::new), delay.toMillis()))
                        .replaceWithVoid());
    }
}
