package dev.groundstate.api.worker.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.groundstate.api.worker.RegisteredWorker;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A worker as clients see it. */
@Schema(name = "Worker")
@JsonNaming(SnakeCaseStrategy.class)
record WorkerView(
        String workerId,
        String host,
        String version,
        boolean alive,
        int slots,
        int busy,
        List<Long> experimentIds,

        @Schema(description = "What one experiment may take: the worker's memory, shared evenly by its slots")
        long memoryBytes,

        int readsCheckpoint,
        Instant startedAt,
        Instant lastSeen) {

    static WorkerView of(RegisteredWorker worker) {
        return new WorkerView(
                worker.id(),
                worker.host(),
                worker.version(),
                worker.alive(),
                worker.slots(),
                worker.holds().size(),
                worker.holds(),
                worker.memoryBytes(),
                worker.readsCheckpoint(),
                worker.startedAt(),
                worker.lastSeen());
    }
}
