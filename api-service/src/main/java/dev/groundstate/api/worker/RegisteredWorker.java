package dev.groundstate.api.worker;

import java.time.Instant;
import java.util.List;

/**
 * A worker process by its own account.
 *
 * @param alive whether it has reported lately
 * @param slots experiments that it runs at once
 * @param readsCheckpoint newest checkpoint format that it reads
 * @param holds what it runs now
 */
public record RegisteredWorker(
        String id,
        String host,
        String version,
        boolean alive,
        int slots,
        long memoryBytes,
        int readsCheckpoint,
        Instant startedAt,
        Instant lastSeen,
        List<Long> holds) {

    /** Copies what it holds. */
    public RegisteredWorker {
        holds = List.copyOf(holds);
    }
}
