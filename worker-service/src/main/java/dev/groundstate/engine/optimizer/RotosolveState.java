package dev.groundstate.engine.optimizer;

/**
 * Where a minimisation by exact coordinate steps stands.
 *
 * @param point x
 * @param value f(x)
 * @param previousValue f at the point before; infinite at the start
 * @param slope norm of the derivatives met in the last sweep, each where its variable was moved; infinite at the start
 * @param iteration sweeps made
 * @param evaluations calls of the objective
 */
public record RotosolveState(
        double[] point, double value, double previousValue, double slope, int iteration, int evaluations)
        implements OptimizerState {

    @Override
    public double residual() {
        return slope;
    }
}
