package dev.groundstate.engine.run;

/** Why a calculation ended by itself. */
public enum Ending {
    /** The thresholds were met. */
    CONVERGED("converged"),
    /** The largest number of iterations was made first. */
    ITERATION_LIMIT("iteration limit reached"),
    /** The energy could not be lowered further, for its rounding or its noise, before the thresholds were met. */
    STALLED("no further step lowers the energy by more than its rounding or its noise");

    private final String reason;

    Ending(String reason) {
        this.reason = reason;
    }

    /** Returns the reason in words. */
    public String reason() {
        return reason;
    }
}
