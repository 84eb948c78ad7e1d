package dev.groundstate.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions that can only be asked for, never longer than said. */
public final class Deadline {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Deadline() {}

    /**
     * Asks until the condition holds.
     *
     * @return whether it held within the limit
     */
    public static boolean await(Duration limit, BooleanSupplier condition) {
        return await(limit, INTERVAL, condition);
    }

    /**
     * Asks at intervals until the condition holds.
     *
     * @return whether it held within the limit
     */
    public static boolean await(Duration limit, Duration interval, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            try {
                Thread.sleep(interval);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
