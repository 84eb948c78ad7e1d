package dev.groundstate.worker.persistence;

import dev.groundstate.worker.config.WorkerConfig;
import dev.groundstate.worker.config.WorkerIdentity;
import dev.groundstate.worker.run.SchemaGate;
import dev.groundstate.worker.run.Slots;
import dev.groundstate.worker.run.StoreUnavailableException;
import dev.groundstate.worker.setup.EngineMemory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps this worker's row fresh, so that the API can say who is alive and what fits. */
@ApplicationScoped
public class WorkerRegistry {

    private static final Logger LOG = Logger.getLogger(WorkerRegistry.class);

    private static final String REGISTER = """
            insert into worker (worker_id, host, version, slots, memory_bytes, reads_checkpoint, started_at, last_seen)
            values ($1, $2, $3, $4, $5, $6, now(), now())
            on conflict (worker_id) do update set last_seen = now()
            """;

    private static final String FORGET_THE_DEAD = "delete from worker where last_seen < now() - interval '1 day'";

    private final Database database;
    private final WorkerIdentity identity;
    private final SchemaGate schema;
    private final Slots slots;
    private final EngineMemory memory;
    private final String version;
    private final Duration interval;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("registry").factory());

    /** Registers {@code identity}. */
    public WorkerRegistry(
            Database database,
            WorkerIdentity identity,
            SchemaGate schema,
            Slots slots,
            EngineMemory memory,
            WorkerConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.database = database;
        this.identity = identity;
        this.schema = schema;
        this.slots = slots;
        this.memory = memory;
        this.version = version;
        this.interval = config.worker().lease().dividedBy(3);
    }

    void start(@Observes StartupEvent started) {
        var _ = timer.scheduleWithFixedDelay(this::register, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void register() {
        if (!schema.isReady()) {
            return;
        }
        try {
            database.query(
                    REGISTER,
                    Tuple.tuple()
                            .addString(identity.id())
                            .addString(identity.host())
                            .addString(version)
                            .addInteger(slots.count())
                            .addLong(memory.bytesPerExperiment())
                            .addInteger(PostgresExperimentStore.CHECKPOINT_FORMAT));
            database.query(FORGET_THE_DEAD, Tuple.tuple());
        } catch (StoreUnavailableException away) {
            LOG.debug("the registry waits for the database", away);
        } catch (RuntimeException refused) {
            // An exception would end the schedule.
            LOG.warnf("this worker could not be registered, so the API does not show it: %s", refused.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
        try {
            database.query("delete from worker where worker_id = $1", Tuple.of(identity.id()));
        } catch (RuntimeException away) {
            LOG.debug("the row is forgotten in a day", away);
        }
    }
}
