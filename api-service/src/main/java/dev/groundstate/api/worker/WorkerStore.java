package dev.groundstate.api.worker;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The rows of workers; fails with {@link dev.groundstate.api.error.DatabaseUnavailableException}. */
public interface WorkerStore {

    /** Returns the workers seen last, up to {@code most}; alive are those seen within that time. */
    Uni<List<RegisteredWorker>> workers(int most, Duration aliveWithin);

    /** Returns the memory that every worker seen within that time has for one experiment; empty when none was. */
    Uni<OptionalLong> commonMemory(Duration aliveWithin);
}
