package dev.groundstate.engine.optimizer;

import java.util.List;

/**
 * Where an L-BFGS minimisation stands. Values do not rise but for rounding, so the point is also the best so far.
 *
 * <p>Immutable by convention: arrays are not copied and not changed.
 *
 * @param point x
 * @param value f(x)
 * @param previousValue f at the point before; infinite at the start
 * @param gradient ∇f(x)
 * @param pairs the latest steps, oldest first
 * @param iteration steps accepted
 * @param evaluations calls of the objective
 * @param stalled whether the last line search found no lower point
 */
public record LbfgsState(
        double[] point,
        double value,
        double previousValue,
        double[] gradient,
        List<Pair> pairs,
        int iteration,
        int evaluations,
        boolean stalled) {

    /**
     * A step and the change of gradient along it.
     *
     * @param step s
     * @param gradientChange y, with s·y &gt; 0
     */
    public record Pair(double[] step, double[] gradientChange) {}

    /** Returns the Euclidean norm of the gradient. */
    public double gradientNorm() {
        return Math.sqrt(LineSearch.dot(gradient, gradient));
    }

    /** Returns the state after an iteration that found nothing lower. */
    LbfgsState stay(int evaluationsNow, boolean stalledNow) {
        return new LbfgsState(point, value, value, gradient, pairs, iteration + 1, evaluationsNow, stalledNow);
    }

    /** Returns the state without its pairs. */
    LbfgsState forget(int evaluationsNow) {
        return new LbfgsState(point, value, previousValue, gradient, List.of(), iteration, evaluationsNow, stalled);
    }
}
