package dev.groundstate.worker.setup;

import dev.groundstate.worker.config.WorkerConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;

/** The memory one experiment may fill: the worker's, shared out over its slots. */
@ApplicationScoped
public class EngineMemory {

    /** Leaves room in the heap for the service itself and for the collector. */
    private static final double SHARE_OF_HEAP = 0.85;

    private final long bytesPerExperiment;

    /** Shares out the configured memory. */
    public EngineMemory(WorkerConfig config) {
        long heap = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP);
        long bytes = config.worker().memory().map(MemorySize::asLongValue).orElse(heap);
        int slots = config.slotCount();
        this.bytesPerExperiment = bytes / slots;
    }

    /** Returns the limit of one experiment. */
    public long bytesPerExperiment() {
        return bytesPerExperiment;
    }
}
