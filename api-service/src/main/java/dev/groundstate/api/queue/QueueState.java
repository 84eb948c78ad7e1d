package dev.groundstate.api.queue;

/**
 * How much waits and runs.
 *
 * @param oldestAgeSeconds how long the oldest queued experiment has waited; 0 when none waits
 * @param outboxHints hints that the broker has not confirmed
 * @param outboxAgeSeconds how long the oldest of them has waited; 0 when there is none
 */
public record QueueState(
        long queued, long running, double oldestAgeSeconds, long outboxHints, double outboxAgeSeconds) {

    /** Returns how many wait or run. */
    public long total() {
        return queued + running;
    }
}
