package dev.groundstate.engine.run;

/**
 * Calls {@link RunControl#check()} after every stretch of counted work.
 *
 * <p>The stretch is {@value #STRETCH} multiply-adds: under 0.1 ms of compiled code, and some 5 ms of code
 * that the virtual machine still interprets, 20 ms where that works on vectors. Not thread-safe.
 */
public final class WorkCounter {

    /** Operations between two checks. */
    private static final int STRETCH = 100_000;

    private final RunControl control;
    private long left = STRETCH;

    /** Starts to count for a control. */
    public WorkCounter(RunControl control) {
        this.control = control;
    }

    /** Returns the control that is asked. */
    public RunControl control() {
        return control;
    }

    /**
     * Counts work done since the last call, which should be short of a stretch.
     *
     * @throws RunStoppedException when the calculation is to end now
     */
    public void add(long operations) {
        left -= operations;
        if (left <= 0) {
            left = STRETCH;
            control.check();
        }
    }
}
