package dev.groundstate.worker.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything an operator can set for a worker; docs/operations.md lists the same keys. */
@ConfigMapping(prefix = "groundstate")
public interface WorkerConfig {

    /** The broker, with credentials: {@code amqp://user:password@host:port}; a path names a virtual host. */
    @WithDefault("amqp://guest:guest@127.0.0.1:5672")
    String amqpUrl();

    /** The database, without credentials: {@code postgresql://host:port/database}. */
    @WithDefault("postgresql://127.0.0.1:5432/groundstate")
    String dbUrl();

    /** The database role. */
    @WithDefault("groundstate")
    String dbUser();

    /** The password of the database role. */
    @WithDefault("groundstate")
    String dbPassword();

    /** After this time without an answer of the database the outcome of a statement counts as unknown. */
    @WithDefault("3s")
    Duration dbTimeLimit();

    /** Experiments computed side by side, as configured or one a processor. */
    default int slotCount() {
        int slots = worker().slots().orElse(Runtime.getRuntime().availableProcessors());
        if (slots < 1) {
            throw new IllegalArgumentException("groundstate.worker.slots: expected at least 1, got " + slots);
        }
        return slots;
    }

    /** Threads of one experiment, as configured or those processors that are left when each slot has one. */
    default int threadsPerExperiment() {
        int threads = worker().threads().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / slotCount()));
        if (threads < 1) {
            throw new IllegalArgumentException("groundstate.worker.threads: expected at least 1, got " + threads);
        }
        return threads;
    }

    /** What only workers have. */
    Worker worker();

    /** Settings of a worker. */
    interface Worker {
        /** Experiments computed side by side; by default one a processor. */
        OptionalInt slots();

        /** Threads that one experiment may compute on; by default the processors shared out over the slots. */
        OptionalInt threads();

        /** Memory that the experiments of this worker may fill together; by default 85 % of the heap. */
        Optional<MemorySize> memory();

        /** Longest time in which an idle worker has its loops compiled after its start; none at all when zero. */
        @WithDefault("10s")
        Duration warmUp();

        /** How long a claim stands without being renewed. */
        @WithDefault("10s")
        Duration lease();

        /** Shortest time between two saves of a run. */
        @WithDefault("100ms")
        Duration saveInterval();

        /** Time between two tries while the database is away. */
        @WithDefault("200ms")
        Duration retryInterval();

        /** How long a stopping worker tries to give its experiments back. */
        @WithDefault("5s")
        Duration stopGrace();
    }
}
