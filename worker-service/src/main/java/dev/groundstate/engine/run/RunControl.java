package dev.groundstate.engine.run;

/**
 * The caller's hold on a calculation: it can end or pause it, and hears what the calculation does.
 *
 * <p>Every long loop calls {@link #check()} at steps of at most 100 ms.
 */
public interface RunControl {

    /**
     * Returns when the calculation may go on; may block while the caller pauses it.
     *
     * @throws RunStoppedException when the calculation is to end now
     */
    void check();

    /** Says what the calculation does from now on. */
    void enter(Phase phase);

    /** Returns how many threads the calculation may use, the caller's own among them; no result depends on it. */
    default int threads() {
        return 1;
    }

    /** Returns a control that lets a calculation run to its end on some threads, and hears nothing. */
    static RunControl unlimited(int threads) {
        return new RunControl() {
            @Override
            public void check() {}

            @Override
            public void enter(Phase phase) {}

            @Override
            public int threads() {
                return threads;
            }
        };
    }
}
