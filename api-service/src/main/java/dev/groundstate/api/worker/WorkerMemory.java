package dev.groundstate.api.worker;

import dev.groundstate.api.config.GroundstateConfiguration;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** How much one experiment may take, so that every judgement of a molecule rests on the same number. */
@ApplicationScoped
public class WorkerMemory {
    private final WorkerStore workers;
    private final GroundstateConfiguration configuration;

    WorkerMemory(WorkerStore workers, GroundstateConfiguration configuration) {
        this.workers = workers;
        this.configuration = configuration;
    }

    /**
     * Returns the bytes that a slot of every living worker has, as any of them may claim the experiment; while there is
     * none, what workers are expected to have.
     */
    public Uni<Long> bytesPerExperiment() {
        return workers.commonMemory(configuration.workerAliveWithin())
                .map(bytes -> bytes.orElse(configuration.workerMemory().asLongValue()));
    }
}
