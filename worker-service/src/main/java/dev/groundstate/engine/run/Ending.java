package dev.groundstate.engine.run;

/** Why a calculation ended by itself. */
public enum Ending {
    /** The thresholds were met. */
    CONVERGED("converged"),
    /** The largest number of iterations was made first. */
    ITERATION_LIMIT("iteration limit reached"),
    /** The energy could not be lowered further in double precision before the thresholds were met. */
    STALLED("no further step lowers the energy in double precision");

    private final String reason;

    Ending(String reason) {
        this.reason = reason;
    }

    /** Returns the reason in words. */
    public String reason() {
        return reason;
    }
}
