package dev.groundstate.engine.optimizer;

/**
 * Where a minimisation along a set of directions stands.
 *
 * @param point x
 * @param value f(x)
 * @param previousValue f at the point before; infinite at the start
 * @param displacement length of the last iteration in scaled variables; infinite at the start
 * @param directions n rows of scaled length 1
 * @param axes whether the last iteration went along the axes
 * @param iteration steps made
 * @param evaluations calls of the objective
 */
public record PowellState(
        double[] point,
        double value,
        double previousValue,
        double displacement,
        double[][] directions,
        boolean axes,
        int iteration,
        int evaluations)
        implements OptimizerState {

    @Override
    public double residual() {
        return displacement;
    }
}
