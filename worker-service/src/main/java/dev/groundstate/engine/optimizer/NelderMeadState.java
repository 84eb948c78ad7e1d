package dev.groundstate.engine.optimizer;

/**
 * Where a simplex minimisation stands.
 *
 * @param vertices n + 1 points, lowest value first
 * @param values at the vertices
 * @param extent largest distance of a vertex from the lowest one along any scaled variable
 * @param edge of the simplex when it was last set up
 * @param edgeValue lowest value at that time; infinite for the first simplex
 * @param iteration steps made
 * @param evaluations calls of the objective
 */
public record NelderMeadState(
        double[][] vertices,
        double[] values,
        double extent,
        double edge,
        double edgeValue,
        int iteration,
        int evaluations)
        implements OptimizerState {

    @Override
    public double[] point() {
        return vertices[0];
    }

    @Override
    public double value() {
        return values[0];
    }

    @Override
    public double residual() {
        return extent;
    }
}
