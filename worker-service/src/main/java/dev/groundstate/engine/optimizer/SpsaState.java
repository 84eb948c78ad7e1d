package dev.groundstate.engine.optimizer;

/**
 * Where a minimisation by simultaneous perturbation stands.
 *
 * @param point x
 * @param value f(x)
 * @param previousValue f at the point before; infinite at the start
 * @param gain a, found by calibration at the start
 * @param slopes the latest derivatives along random directions, oldest first
 * @param key of the random directions
 * @param counter of the random bits used
 * @param iteration steps made
 * @param evaluations calls of the objective
 * @param bestPoint of the lowest value so far
 * @param bestValue there
 */
public record SpsaState(
        double[] point,
        double value,
        double previousValue,
        double gain,
        double[] slopes,
        long key,
        long counter,
        int iteration,
        int evaluations,
        double[] bestPoint,
        double bestValue)
        implements OptimizerState {

    /** Returns the root mean square of the slopes, which estimates the norm of the gradient. */
    @Override
    public double residual() {
        return slopes.length == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(Vectors.dot(slopes, slopes) / slopes.length);
    }
}
