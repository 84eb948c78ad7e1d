package dev.groundstate.api.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Every setting of the API service. */
@ConfigMapping(prefix = "groundstate")
public interface GroundstateConfiguration {

    /** The database, without credentials. */
    @WithDefault("postgresql://127.0.0.1:5432/groundstate")
    String dbUrl();

    /** The database role. */
    @WithDefault("groundstate")
    String dbUser();

    /** The password of the database role. */
    @WithDefault("groundstate")
    String dbPassword();

    /** Connections to the database that requests share. */
    @WithDefault("20")
    int dbConnections();

    /** After this time without an answer of the database a request is answered 503. */
    @WithDefault("2500ms")
    Duration dbTimeLimit();

    /** The broker, with credentials; a path names a virtual host. */
    @WithDefault("amqp://guest:guest@127.0.0.1:5672")
    String amqpUrl();

    /** After this time without the broker's confirm a message counts as not sent and is sent again. */
    @WithDefault("5s")
    Duration publishTimeLimit();

    /** Messages that the outbox relay sends at once. */
    @WithDefault("100")
    int relayBatch();

    /** How often the outbox is read when nothing nudges. */
    @WithDefault("1s")
    Duration relayEvery();

    /** Whether this service brings the database to the newest schema when it starts. */
    @WithDefault("true")
    boolean migrateAtStart();

    /** How often lost runs are looked for; "off" leaves it to other replicas. */
    @WithDefault("1s")
    String reconcileEvery();

    /** How often a run that lost its worker is queued again before it fails. */
    @WithDefault("3")
    int maxAttempts();

    /** A queued experiment older than this is hinted at again while the run queue is empty. */
    @WithDefault("5s")
    Duration rehintAfter();

    /** A worker that has not reported for this long is not shown as alive. */
    @WithDefault("30s")
    Duration workerAliveWithin();

    /** Event streams that this replica serves at once; one more is answered 503. */
    @WithDefault("200")
    int streams();

    /** How often an event stream looks at its row when no change is announced. */
    @WithDefault("3s")
    Duration streamPoll();

    /** How long an idempotency key is remembered. */
    @WithDefault("24h")
    Duration idempotencyKeyAge();

    /** Memory that a worker is expected to have for one experiment while none is alive to say it. */
    @WithDefault("2G")
    MemorySize workerMemory();

    /** Largest request body; a Hamiltonian in the FCIDUMP format is the only large one. */
    @WithDefault("8M")
    MemorySize maxBodySize();

    /** Origins of web pages that may call; between slashes a regular expression. */
    @WithDefault("/https?://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?/")
    List<String> corsOrigins();
}
