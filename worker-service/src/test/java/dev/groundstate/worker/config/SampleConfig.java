package dev.groundstate.worker.config;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/** A worker's configuration without a Quarkus around it. */
public final class SampleConfig {

    private SampleConfig() {}

    /** Every key at its default but one. */
    public static WorkerConfig with(String key, String value) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(WorkerConfig.class)
                .withDefaultValue(key, value)
                .build()
                .getConfigMapping(WorkerConfig.class);
    }
}
