package dev.groundstate.api.experiment.persistence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundstate.api.database.DatabaseDeadline;
import dev.groundstate.api.experiment.Cancellation;
import dev.groundstate.api.experiment.ConvergencePoint;
import dev.groundstate.api.experiment.Creation;
import dev.groundstate.api.experiment.Experiment;
import dev.groundstate.api.experiment.ExperimentFilter;
import dev.groundstate.api.experiment.ExperimentStore;
import dev.groundstate.api.experiment.IdempotencyKey;
import dev.groundstate.api.experiment.NewExperiment;
import dev.groundstate.api.experiment.Page;
import dev.groundstate.api.experiment.Progress;
import dev.groundstate.api.experiment.Step;
import dev.groundstate.api.experiment.Thinning;
import dev.groundstate.api.work.LongWork;
import dev.groundstate.model.attachment.AttachmentName;
import dev.groundstate.model.attachment.Packing;
import dev.groundstate.model.experiment.ExperimentStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.SqlResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;

/** Experiments in PostgreSQL. A decision is one statement whose condition is checked under the row's lock. */
@ApplicationScoped
class PostgresExperimentStore implements ExperimentStore {
    /**
     * C1: one statement is one transaction, and what it found under the row's lock is what it answers. A worker that still
     * holds the row keeps its claim, with which it closes the tail (C4); nobody holds a queued one, so its tail is closed
     * here.
     */
    private static final String CANCEL = """
            with found as (
                select id, status, cancelled_at, cancel_reason, provider_job_id from experiment where id = $1 for update
            ), cancelled as (
                update experiment e
                set status = 'cancelled', cancelled_at = now(), cancel_reason = $2, error_message = 'Cancelled by user',
                    stopped_at = case when found.status = 'queued' then now() end, updated_at = now()
                from found where e.id = found.id and found.status = any($3::text[])
                returning e.id, e.status, found.status as before, e.cancelled_at, e.cancel_reason, e.provider_job_id
            ), hint as (
                insert into outbox (kind, experiment_id) select 'cancel', id from cancelled
            )
            select * from cancelled
            union all
            select id, status, status, cancelled_at, cancel_reason, provider_job_id
            from found where status <> all($3::text[])""";

    private static final String STATUS = "select status from experiment where id = $1";

    private static final String ENQUEUE = """
            with queued as (
                update experiment set status = 'queued', queued_at = now(), hinted_at = now(), updated_at = now()
                where id = $1 and status = 'pending' returning id
            ), hint as (
                insert into outbox (kind, experiment_id) select 'run', id from queued
            )
            select id from queued""";

    private static final String ACTIVE = """
             from experiment e where e.status in ('queued', 'running')
            order by e.status = 'queued', e.queued_at, e.id limit $1""";

    private static final String DELETE =
            "delete from experiment where id = $1 and status <> all($2::text[]) returning id";

    private static final String POINTS = """
            select iteration, energy, residual, evaluations from iteration
            where experiment_id = $1 and iteration > $2 and iteration <= $3 order by iteration""";

    private static final String BY_KEY = """
            select k.body_hash = decode($2, 'hex') as same, e.id, e.name, e.status
            from idempotency_key k join experiment e on e.id = k.experiment_id where k.key = $1""";

    private final Pool pool;
    private final ObjectMapper mapper;
    private final ExperimentRows rows;
    private final DatabaseDeadline deadline;
    private final LongWork work;

    PostgresExperimentStore(
            Pool pool, ObjectMapper mapper, ExperimentRows rows, DatabaseDeadline deadline, LongWork work) {
        this.pool = pool;
        this.mapper = mapper;
        this.rows = rows;
        this.deadline = deadline;
        this.work = work;
    }

    @Override
    public Uni<Creation> create(NewExperiment experiment, Optional<IdempotencyKey> key) {
        return key.isEmpty()
                ? insertNew(experiment, key)
                : findByKey(key.get())
                        .chain(earlier -> earlier.isPresent()
                                ? Uni.createFrom().item(earlier.get())
                                : insertNew(experiment, key)
                                        .onFailure(KeyUsedException.class)
                                        .recoverWithUni(
                                                () -> findByKey(key.get()).map(Optional::orElseThrow)));
    }

    private Uni<Creation> insertNew(NewExperiment experiment, Optional<IdempotencyKey> key) {
        String fcidump = experiment.molecule().fcidump();
        Uni<Optional<byte[]>> document = fcidump == null
                ? Uni.createFrom().item(Optional.empty())
                : work.of(() -> Optional.of(Packing.pack(fcidump.getBytes(StandardCharsets.UTF_8))));
        return document.chain(packed -> deadline.bound(Panache.withTransaction(() -> insert(experiment, key, packed))));
    }

    private Uni<Optional<Creation>> findByKey(IdempotencyKey key) {
        return one(BY_KEY, Tuple.of(key.key(), key.bodyHash()))
                .map(found -> found.map(PostgresExperimentStore::earlier));
    }

    @Override
    public Uni<Optional<Experiment>> find(long id) {
        return deadline.bound(Panache.withSession(() -> ExperimentEntity.<ExperimentEntity>findById(id)
                .map(entity -> Optional.ofNullable(entity).map(ExperimentEntity::toExperiment))));
    }

    @Override
    public Uni<Optional<Progress>> progress(long id) {
        return one("select " + ExperimentRows.PROGRESS_COLUMNS + " from experiment e where e.id = $1", Tuple.of(id))
                .map(found -> found.map(ExperimentRows::progress));
    }

    @Override
    public Uni<List<ConvergencePoint>> points(long id, int since, int last, int most) {
        if (since >= last) {
            return Uni.createFrom().item(List.of());
        }
        var thinned = Collector.<io.vertx.sqlclient.Row, Thinning, List<ConvergencePoint>>of(
                () -> new Thinning(since + 1, last, most),
                (thinning, row) -> thinning.add(point(row)),
                (one, other) -> {
                    throw new IllegalStateException("rows arrive one after the other");
                },
                Thinning::kept);
        return deadline.bound(Uni.createFrom()
                .completionStage(() -> pool.getDelegate()
                        .preparedQuery(POINTS)
                        .collecting(thinned)
                        .execute(io.vertx.sqlclient.Tuple.of(id, since, last))
                        .toCompletionStage())
                .map(SqlResult::value));
    }

    @Override
    public Uni<List<Experiment>> list(ExperimentFilter filter, Page page) {
        FilterSql sql = new FilterSql(filter, page.after());
        String keys = "select e.id from experiment e" + sql.where() + " order by e.id desc limit "
                + sql.parameter(page.limit()) + " offset " + sql.parameter(page.after() == null ? page.offset() : 0);
        return query(
                        "select " + ExperimentRows.COLUMNS + " from experiment e join (" + keys
                                + ") k on k.id = e.id order by e.id desc",
                        sql.values())
                .map(this::experiments);
    }

    @Override
    public Uni<List<Experiment>> active(int most) {
        return query("select " + ExperimentRows.COLUMNS + ACTIVE, Tuple.of(most))
                .map(this::experiments);
    }

    @Override
    public Uni<Map<ExperimentStatus, Long>> counts(ExperimentFilter filter) {
        FilterSql sql = new FilterSql(filter, null);
        return query(
                        "select e.status, count(*) as n from experiment e" + sql.where() + " group by e.status",
                        sql.values())
                .map(PostgresExperimentStore::counted);
    }

    @Override
    public Uni<Cancellation> cancel(long id, Optional<String> reason) {
        String[] cancellable = names(ExperimentStatus.predecessors(ExperimentStatus.CANCELLED));
        return one(CANCEL, Tuple.of(id, reason.orElse(null), cancellable))
                .map(found ->
                        found.map(PostgresExperimentStore::cancellation).orElseGet(() -> new Cancellation.Unknown(id)));
    }

    @Override
    public Uni<Step> enqueue(long id) {
        return one(ENQUEUE, Tuple.of(id)).chain(done -> step(id, done));
    }

    @Override
    public Uni<Step> delete(long id) {
        String[] active = {ExperimentStatus.QUEUED.wireName(), ExperimentStatus.RUNNING.wireName()};
        return one(DELETE, Tuple.of(id, active)).chain(done -> step(id, done));
    }

    /** Brings a Hamiltonian that stands in place of atoms as a packed document. */
    private Uni<Creation> insert(NewExperiment experiment, Optional<IdempotencyKey> key, Optional<byte[]> packed) {
        ObjectNode molecule = mapper.valueToTree(experiment.molecule());
        molecule.remove("fcidump");
        ExperimentEntity entity =
                new ExperimentEntity(experiment, molecule, mapper.valueToTree(experiment.configuration()));
        return entity.<ExperimentEntity>persistAndFlush()
                .call(stored -> packed.isPresent()
                        ? attach(stored.key(), AttachmentName.INPUT_FCIDUMP, packed.get())
                        : Uni.createFrom().voidItem())
                .call(stored -> key.isPresent()
                        ? insertKey(key.get(), stored.key())
                        : Uni.createFrom().voidItem())
                .call(stored -> experiment.status() == ExperimentStatus.QUEUED
                        ? queueNew(stored.key())
                        : Uni.createFrom().voidItem())
                .map(stored -> new Creation.Stored(stored.key(), experiment.name(), experiment.status(), false));
    }

    private static Uni<Void> attach(long id, AttachmentName name, byte[] packed) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into attachment (experiment_id, name, content) values (?1, ?2, ?3)")
                        .setParameter(1, id)
                        .setParameter(2, name.fileName())
                        .setParameter(3, packed)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Void> insertKey(IdempotencyKey key, long id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                insert into idempotency_key (key, body_hash, experiment_id)
                                values (?1, decode(?2, 'hex'), ?3) on conflict do nothing""")
                        .setParameter(1, key.key())
                        .setParameter(2, key.bodyHash())
                        .setParameter(3, id)
                        .executeUpdate())
                .map(inserted -> {
                    if (inserted == 0) {
                        throw new KeyUsedException();
                    }
                    return null;
                });
    }

    private static Uni<Void> queueNew(long id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery("""
                                with queued as (
                                    update experiment set queued_at = now(), hinted_at = now() where id = ?1 returning id
                                )
                                insert into outbox (kind, experiment_id) select 'run', id from queued""").setParameter(1, id).executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Step> step(long id, Optional<Row> done) {
        return done.isPresent()
                ? Uni.createFrom().item(new Step.Done(id))
                : one(STATUS, Tuple.of(id))
                        .map(row -> row.<Step>map(found -> new Step.NotPossible(id, ExperimentRows.status(found)))
                                .orElseGet(() -> new Step.Unknown(id)));
    }

    private Uni<Optional<Row>> one(String sql, Tuple values) {
        return query(sql, values).map(found -> {
            var iterator = found.iterator();
            return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
        });
    }

    private Uni<RowSet<Row>> query(String sql, Tuple values) {
        return deadline.bound(pool.preparedQuery(sql).execute(values));
    }

    private List<Experiment> experiments(RowSet<Row> found) {
        List<Experiment> experiments = new ArrayList<>(found.rowCount());
        found.forEach(row -> experiments.add(rows.experiment(row)));
        return experiments;
    }

    private static Map<ExperimentStatus, Long> counted(RowSet<Row> found) {
        Map<ExperimentStatus, Long> counts = new EnumMap<>(ExperimentStatus.class);
        found.forEach(row -> counts.put(ExperimentRows.status(row), row.getLong("n")));
        return counts;
    }

    private static Creation earlier(Row row) {
        return row.getBoolean("same")
                ? new Creation.Stored(row.getLong("id"), row.getString("name"), ExperimentRows.status(row), true)
                : new Creation.KeyTaken();
    }

    private static Cancellation cancellation(Row row) {
        ExperimentStatus status = ExperimentRows.status(row);
        if (status != ExperimentStatus.CANCELLED) {
            return new Cancellation.NotPossible(row.getLong("id"), status);
        }
        return new Cancellation.Cancelled(
                row.getLong("id"),
                ExperimentStatus.of(row.getString("before")).orElseThrow(),
                ExperimentRows.instant(row, "cancelled_at"),
                row.getString("cancel_reason"),
                row.getString("provider_job_id"));
    }

    private static ConvergencePoint point(io.vertx.sqlclient.Row row) {
        return new ConvergencePoint(row.getInteger(0), row.getDouble(1), row.getDouble(2), row.getInteger(3));
    }

    private static String[] names(Set<ExperimentStatus> statuses) {
        return statuses.stream().map(ExperimentStatus::wireName).toArray(String[]::new);
    }
}
