package dev.groundstate.worker.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.model.attachment.Packing;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.model.molecule.MoleculeSpecification;
import dev.groundstate.worker.config.WorkerConfig;
import dev.groundstate.worker.config.WorkerIdentity;
import dev.groundstate.worker.run.Claim;
import dev.groundstate.worker.run.ExperimentStore;
import dev.groundstate.worker.run.Holding;
import dev.groundstate.worker.run.PackedAttachment;
import dev.groundstate.worker.run.Progress;
import dev.groundstate.worker.run.Transition;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The rows in PostgreSQL; every write is one statement, so that it happens as a whole or not at all. */
@ApplicationScoped
public class PostgresExperimentStore implements ExperimentStore {

    private static final Logger LOG = Logger.getLogger(PostgresExperimentStore.class);

    /**
     * Newest checkpoint format that this worker claims, and the one it writes (P4). What it claims and cannot read fails with a
     * sentence.
     */
    public static final int CHECKPOINT_FORMAT = 2;

    /** E1; the clock is the database's. */
    private static final String CLAIM = """
            update experiment
               set status = 'running', claim = $2, epoch = epoch + 1, worker_id = $3,
                   lease_until = now() + $4 * interval '1 millisecond',
                   started_at = coalesce(started_at, now()), updated_at = now(), sub_status = null
             where id = $1 and status = 'queued' and checkpoint_format <= $5
            returning epoch, molecule, configuration, checkpoint, saved_iterations, best_energy,
                      (extract(epoch from now() - started_at) * 1000)::bigint as elapsed_millis,
                      (select content from attachment
                        where experiment_id = experiment.id and name = 'input.fcidump') as fcidump
            """;

    /** E2: the token and the position; P1: iterations, checkpoint, best energy and lease in one statement. */
    private static final String WRITE = """
            with held as (
                update experiment
                   set status = $4,
                       saved_iterations = saved_iterations + cardinality($5::int[]),
                       checkpoint = coalesce($9, checkpoint),
                       checkpoint_format = case when $9::bytea is null then checkpoint_format else $10 end,
                       energy = coalesce($11, energy),
                       best_energy = coalesce($12, best_energy),
                       hf_energy = coalesce($13, hf_energy),
                       result = coalesce($14::jsonb, result),
                       attempts = case when cardinality($5::int[]) > 0 then 0 else attempts end,
                       sub_status = case when $4 = 'running' then $15 end,
                       error_message = $16,
                       cancel_reason = case when $4 = 'cancelled' then 'time_limit' end,
                       lease_until = case when $4 = 'running' then now() + $17 * interval '1 millisecond' end,
                       claim = case when $4 = 'queued' then null else claim end,
                       queued_at = case when $4 = 'queued' then now() else queued_at end,
                       completed_at = case when $4 in ('completed', 'failed') then now() end,
                       cancelled_at = case when $4 = 'cancelled' then now() end,
                       stopped_at = case when $4 = 'cancelled' then now() end,
                       updated_at = now()
                 where id = $1 and claim = $2 and status = 'running' and saved_iterations = $3
                returning id),
            appended as (
                insert into iteration (experiment_id, iteration, energy, residual, evaluations)
                select held.id, added.* from held,
                       unnest($5::int[], $6::double precision[], $7::double precision[], $8::int[]) as added),
            attached as (
                insert into attachment (experiment_id, name, content)
                select held.id, added.* from held, unnest($18::text[], $19::bytea[]) as added
                on conflict (experiment_id, name) do update set content = excluded.content),
            hinted as (
                insert into outbox (kind, experiment_id) select 'run', id from held where $4 = 'queued')
            select id from held
            """;

    /** C4: only a cancelled row under the own claim, at the own position, whose tail is open. */
    private static final String CLOSE_TAIL = """
            with held as (
                update experiment
                   set saved_iterations = saved_iterations + cardinality($4::int[]),
                       checkpoint = coalesce($8, checkpoint),
                       checkpoint_format = case when $8::bytea is null then checkpoint_format else $9 end,
                       energy = coalesce($10, energy),
                       best_energy = coalesce($11, best_energy),
                       hf_energy = coalesce($12, hf_energy),
                       sub_status = null, lease_until = null, stopped_at = clock_timestamp(), updated_at = now()
                 where id = $1 and claim = $2 and status = 'cancelled' and saved_iterations = $3
                   and stopped_at is null
                returning id, (extract(epoch from stopped_at - cancelled_at) * 1000)::bigint as latency_millis),
            appended as (
                insert into iteration (experiment_id, iteration, energy, residual, evaluations)
                select held.id, added.* from held,
                       unnest($4::int[], $5::double precision[], $6::double precision[], $7::int[]) as added),
            attached as (
                insert into attachment (experiment_id, name, content)
                select held.id, added.* from held, unnest($13::text[], $14::bytea[]) as added
                on conflict (experiment_id, name) do update set content = excluded.content)
            select latency_millis from held
            """;

    /** Fenced by the token alone: under it nothing was saved yet. */
    private static final String RELEASE = """
            with released as (
                update experiment
                   set status = 'queued', claim = null, lease_until = null, queued_at = now(), updated_at = now()
                 where id = $1 and claim = $2 and status = 'running'
                returning id)
            insert into outbox (kind, experiment_id) select 'run', id from released
            """;

    private static final String REFUSE = """
            update experiment
               set status = 'failed', error_message = $3, completed_at = now(), lease_until = null, updated_at = now()
             where id = $1 and claim = $2 and status = 'running'
            """;

    private static final String LOOK =
            "select coalesce(claim = $2, false) as own, status, saved_iterations from experiment where id = $1";

    private final Database database;
    private final ObjectMapper mapper;
    private final WorkerIdentity identity;
    private final long leaseMillis;

    /** Claims for {@code identity} with the configured lease. */
    public PostgresExperimentStore(
            Database database, ObjectMapper mapper, WorkerIdentity identity, WorkerConfig config) {
        this.database = database;
        this.mapper = mapper;
        this.identity = identity;
        this.leaseMillis = config.worker().lease().toMillis();
    }

    @Override
    public Optional<Claim> claim(long experimentId, UUID token) {
        Tuple parameters = Tuple.of(experimentId, token, identity.id(), leaseMillis, CHECKPOINT_FORMAT);
        return first(database.query(CLAIM, parameters)).flatMap(row -> claim(experimentId, token, row));
    }

    /** What this version cannot read fails with a sentence, lest it be claimed again and again. */
    private Optional<Claim> claim(long experimentId, UUID token, Row row) {
        try {
            return Optional.of(readClaim(experimentId, token, row));
        } catch (JsonProcessingException unreadable) {
            LOG.errorf(unreadable, "experimentId=%d: its specification is not of this version", experimentId);
            database.query(REFUSE, Tuple.of(experimentId, token, "This experiment needs a newer worker."));
            return Optional.empty();
        } catch (IllegalArgumentException broken) {
            LOG.errorf(broken, "experimentId=%d: what is stored of it is broken", experimentId);
            database.query(REFUSE, Tuple.of(experimentId, token, "What is stored of this experiment cannot be read."));
            return Optional.empty();
        }
    }

    @Override
    public void release(long experimentId, UUID token) {
        database.query(RELEASE, Tuple.of(experimentId, token));
    }

    private Claim readClaim(long experimentId, UUID token, Row row) throws JsonProcessingException {
        Buffer checkpoint = row.get(Buffer.class, "checkpoint");
        return new Claim(
                experimentId,
                token,
                row.getLong("epoch"),
                mapper.readValue(molecule(row).encode(), MoleculeSpecification.class),
                mapper.readValue(row.getJsonObject("configuration").encode(), ExperimentConfiguration.class),
                checkpoint == null ? new byte[0] : checkpoint.getBytes(),
                row.getInteger("saved_iterations"),
                row.getDouble("best_energy"),
                Duration.ofMillis(row.getLong("elapsed_millis")));
    }

    /** A Hamiltonian in place of atoms is an attachment, lest every reader of the row carry it. */
    private static JsonObject molecule(Row row) {
        JsonObject molecule = row.getJsonObject("molecule");
        Buffer fcidump = row.get(Buffer.class, "fcidump");
        return fcidump == null
                ? molecule
                : molecule.put("fcidump", new String(Packing.unpack(fcidump.getBytes()), StandardCharsets.UTF_8));
    }

    @Override
    public boolean write(Claim claim, int position, Progress progress, Transition transition) {
        Tuple parameters = Tuple.tuple()
                .addLong(claim.experimentId())
                .addUUID(claim.token())
                .addInteger(position)
                .addString(transition.status().wireName());
        addProgress(parameters, progress);
        parameters.addDouble(hartreeFockEnergy(progress, transition));
        parameters.addJsonObject(
                transition instanceof Transition.Complete complete ? new JsonObject(complete.resultJson()) : null);
        parameters.addString(progress.subStatus());
        parameters.addString(message(transition));
        parameters.addLong(leaseMillis);
        addAttachments(parameters, progress);
        return first(database.query(WRITE, parameters)).isPresent();
    }

    @Override
    public Optional<Duration> closeTail(Claim claim, int position, Progress progress) {
        Tuple parameters = Tuple.tuple()
                .addLong(claim.experimentId())
                .addUUID(claim.token())
                .addInteger(position);
        addProgress(parameters, progress);
        parameters.addDouble(progress.hartreeFockEnergy());
        addAttachments(parameters, progress);
        return first(database.query(CLOSE_TAIL, parameters)).map(row -> Duration.ofMillis(row.getLong(0)));
    }

    @Override
    public Holding look(Claim claim) {
        return first(database.query(LOOK, Tuple.of(claim.experimentId(), claim.token())))
                .map(row -> new Holding(
                        row.getBoolean("own"),
                        ExperimentStatus.of(row.getString("status")).orElseThrow(),
                        row.getInteger("saved_iterations")))
                .orElse(new Holding(false, ExperimentStatus.CANCELLED, 0));
    }

    /** Adds the iterations as four columns, the checkpoint with its format, and the last and best energy. */
    private static void addProgress(Tuple parameters, Progress progress) {
        List<Iteration> iterations = progress.iterations();
        parameters
                .addValue(column(iterations, Iteration::number, Integer[]::new))
                .addValue(column(iterations, Iteration::totalEnergy, Double[]::new))
                .addValue(column(iterations, Iteration::residual, Double[]::new))
                .addValue(column(iterations, Iteration::evaluations, Integer[]::new));
        byte @Nullable [] checkpoint = progress.checkpoint();
        parameters
                .addValue(checkpoint == null || checkpoint.length == 0 ? null : Buffer.buffer(checkpoint))
                .addInteger(CHECKPOINT_FORMAT)
                .addDouble(progress.lastEnergy())
                .addDouble(progress.bestEnergy());
    }

    /** Adds the documents as two columns. */
    private static void addAttachments(Tuple parameters, Progress progress) {
        List<PackedAttachment> attachments = progress.attachments();
        parameters
                .addValue(column(attachments, PackedAttachment::name, String[]::new))
                .addValue(column(attachments, attachment -> Buffer.buffer(attachment.packed()), Buffer[]::new));
    }

    private static <E, T> T[] column(List<E> rows, Function<E, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static @Nullable Double hartreeFockEnergy(Progress progress, Transition transition) {
        return transition instanceof Transition.Complete complete
                ? (Double) complete.hartreeFockEnergy()
                : progress.hartreeFockEnergy();
    }

    private static @Nullable String message(Transition transition) {
        return switch (transition) {
            case Transition.Hold _, Transition.Complete _, Transition.GiveBack _ -> null;
            case Transition.Fail(String message) -> message;
            case Transition.StopAtTimeLimit(String message) -> message;
        };
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(Objects.requireNonNull(row));
        }
        return Optional.empty();
    }
}
