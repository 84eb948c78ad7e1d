package dev.groundstate.engine.optimizer;

/**
 * Where a minimisation stands, with everything that decides how it goes on.
 *
 * <p>Immutable by convention: arrays are not copied and not changed.
 */
public interface OptimizerState {

    /** Returns the point reached by the last iteration. */
    double[] point();

    /** Returns the value at {@link #point()}. */
    double value();

    /** Returns the point of the lowest value so far. */
    default double[] bestPoint() {
        return point();
    }

    /** Returns the lowest value so far. */
    default double bestValue() {
        return value();
    }

    /** Returns what the method drives to zero besides the change of the value, such as the norm of the gradient. */
    double residual();

    /** Returns the iterations made. */
    int iteration();

    /** Returns the calls of the objective made, with or without gradient. */
    int evaluations();
}
