package dev.groundstate.worker.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything an operator can set for a worker; docs/operations.md lists the same keys. */
@ConfigMapping(prefix = "groundstate")
public interface WorkerConfig {

    /** Address of the broker: {@code amqp://user:password@host:port/vhost}. */
    @WithDefault("amqp://guest:guest@127.0.0.1:5672")
    String amqpUrl();

    /** The database. */
    Db db();

    /** The database that holds the experiments. */
    interface Db {
        /** Address: {@code postgresql://host:port/database}. */
        @WithDefault("postgresql://127.0.0.1:5432/groundstate")
        String url();

        /** User of the database. */
        @WithDefault("groundstate")
        String user();

        /** Password of that user. */
        @WithDefault("groundstate")
        String password();

        /** How long one statement may take before its outcome counts as unknown. */
        @WithDefault("3s")
        Duration timeout();
    }

    /** Settings of this kind of service. */
    @WithName("worker")
    Worker worker();

    /** Settings of a worker. */
    interface Worker {
        /** Experiments computed side by side; by default one a processor. */
        OptionalInt slots();

        /** Memory that the experiments of this worker may fill together; by default 85 % of the heap. */
        Optional<MemorySize> memory();

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
