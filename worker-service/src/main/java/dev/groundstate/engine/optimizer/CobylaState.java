package dev.groundstate.engine.optimizer;

/**
 * Where a minimisation by linear interpolation stands. Offsets and radius are in scaled variables.
 *
 * @param point the vertex of the lowest value
 * @param value there
 * @param offsets of the other n vertices from it
 * @param values at these
 * @param duals n rows with offset i · dual j = δ_ij
 * @param radius of the trust region
 * @param slope norm of the model's gradient at the last step that followed it; infinite at the start
 * @param unreliable whether the last step of the model lowered the value by much less than promised, so that either the
 *     simplex or the radius has to change
 * @param iteration steps made
 * @param evaluations calls of the objective
 */
public record CobylaState(
        double[] point,
        double value,
        double[][] offsets,
        double[] values,
        double[][] duals,
        double radius,
        double slope,
        boolean unreliable,
        int iteration,
        int evaluations)
        implements OptimizerState {

    @Override
    public double residual() {
        return slope;
    }
}
