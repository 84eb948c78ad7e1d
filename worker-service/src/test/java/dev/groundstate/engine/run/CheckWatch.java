package dev.groundstate.engine.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Notes the longest time between two checks of each phase, and stops one phase after some time of it.
 *
 * <p>Time is that of the processor on the calling thread: a busy machine takes no part in it.
 */
public final class CheckWatch implements RunControl {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Phase, Long> longest = new EnumMap<>(Phase.class);
    private final Phase stopped;
    private final long budgetNanos;
    private final Runnable aside;
    private long last = THREADS.getCurrentThreadCpuTime();
    private long entered = last;
    private Phase phase = Phase.INTEGRALS;

    /**
     * Starts to watch.
     *
     * @param stopped phase that is stopped
     * @param budgetSeconds time it gets
     * @param aside done after every check, in no phase's time
     */
    public CheckWatch(Phase stopped, double budgetSeconds, Runnable aside) {
        this.stopped = stopped;
        this.budgetNanos = (long) (budgetSeconds * 1e9);
        this.aside = aside;
    }

    @Override
    public void check() {
        long now = note();
        if (phase == stopped && now - entered > budgetNanos) {
            throw new RunStoppedException();
        }
        aside.run();
        last = THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public void enter(Phase next) {
        entered = note();
        phase = next;
    }

    private long note() {
        long now = THREADS.getCurrentThreadCpuTime();
        longest.merge(phase, now - last, Math::max);
        last = now;
        return now;
    }

    /** Returns the longest time of each phase that was entered, in nanoseconds. */
    public Map<Phase, Long> longest() {
        return Collections.unmodifiableMap(longest);
    }
}
