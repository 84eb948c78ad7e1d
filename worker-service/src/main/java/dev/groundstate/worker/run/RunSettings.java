package dev.groundstate.worker.run;

import dev.groundstate.worker.config.WorkerConfig;
import java.time.Duration;

/**
 * The times of the run/cancel protocol, and the threads of a run.
 *
 * @param lease L: how long a claim stands without being renewed
 * @param saveInterval shortest time between two saves of a run (P2)
 * @param retryInterval time between two tries while the database is away
 * @param stopGrace how long a stopping worker tries to give its rows back (R3)
 * @param threads threads that one run may compute on
 */
public record RunSettings(
        Duration lease, Duration saveInterval, Duration retryInterval, Duration stopGrace, int threads) {

    /** Refuses times that cannot keep a lease. */
    public RunSettings {
        if (lease.toMillis() < 1000
                || saveInterval.multipliedBy(3).compareTo(lease) > 0
                || retryInterval.toMillis() < 1
                || retryInterval.multipliedBy(3).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "expected a lease of at least 1 s, three save intervals and three positive retry intervals, got "
                            + lease + ", " + saveInterval + " and " + retryInterval);
        }
    }

    static RunSettings of(WorkerConfig config) {
        WorkerConfig.Worker worker = config.worker();
        return new RunSettings(
                worker.lease(),
                worker.saveInterval(),
                worker.retryInterval(),
                worker.stopGrace(),
                config.threadsPerExperiment());
    }

    /** P1: L/3, less a tenth of it for the time a save takes. */
    public Duration heartbeat() {
        return lease.multipliedBy(3).dividedBy(10);
    }

    /** P3: L minus a margin of a fifth, in which a paused run's last write may still arrive. */
    public Duration trusted() {
        return lease.multipliedBy(4).dividedBy(5);
    }
}
