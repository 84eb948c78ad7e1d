package dev.groundstate.engine.optimizer;

/** Whether a minimisation goes on. */
public sealed interface Status {

    /** More steps are to be made. */
    record Running() implements Status {}

    /**
     * The thresholds are met.
     *
     * @param reason which thresholds, with the values reached
     */
    record Converged(String reason) implements Status {}

    /**
     * No further step can be made, though the thresholds are not met.
     *
     * @param reason what went wrong
     */
    record Failed(String reason) implements Status {}
}
