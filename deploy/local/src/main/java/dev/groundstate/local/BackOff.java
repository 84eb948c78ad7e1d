package dev.groundstate.local;

import java.time.Duration;

/** How long to wait before something that ended is started again: 1 s, doubling to 30 s, 1 s again after a minute up. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /**
     * The wait before the next start.
     *
     * @param uptime how long it ran this time
     */
    Duration afterRunning(Duration uptime) {
        Duration wait = uptime.compareTo(HEALTHY) < 0 ? next : FIRST;
        Duration doubled = wait.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }
}
