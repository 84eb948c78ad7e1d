package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;
import org.jspecify.annotations.Nullable;

/**
 * A search for a point that satisfies the strong Wolfe conditions on the ray x + t d.
 *
 * <p>f(t) ≤ f(0) + c₁ t f'(0) and |f'(t)| ≤ c₂ |f'(0)|: brackets, then narrows with cubic interpolation. After J.
 * Nocedal and S. J. Wright, Numerical Optimization (2006), algorithms 3.5 and 3.6. Where f(0) − f(t) drowns in rounding,
 * the slopes alone decide, after W. W. Hager and H. Zhang, SIAM J. Optim. 16, 170 (2005).
 */
final class LineSearch {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_EVALUATIONS = 25;

    /** Relative rounding error of a value that is a sum of many terms of either sign. */
    private static final double ROUNDING = 1e-13;

    /** Growth of a trial step that was too short. */
    private static final double EXPANSION = 2.5;

    /** Part of the bracket next to its ends where interpolation is not trusted. */
    private static final double MARGIN = 0.1;

    private final Objective objective;
    private final RunControl control;
    private final double[] origin;
    private final double[] direction;
    private final double startValue;
    private final double startSlope;
    private int evaluations;

    /**
     * A point on the ray.
     *
     * @param length t
     * @param point x + t d
     * @param value f there
     * @param gradient ∇f there
     * @param slope f'(t)
     */
    record Trial(double length, double[] point, double value, double[] gradient, double slope) {}

    LineSearch(Objective objective, RunControl control, LbfgsState from, double[] direction) {
        this.objective = objective;
        this.control = control;
        this.origin = from.point();
        this.direction = direction;
        this.startValue = from.value();
        this.startSlope = dot(from.gradient(), direction);
    }

    /** Returns the calls of the objective made. */
    int evaluations() {
        return evaluations;
    }

    /** Returns an acceptable point, or the lowest one when the search has to give up, or null when none is lower. */
    @Nullable
    Trial search(double firstLength, Trial start) {
        Trial previous = start;
        Trial lowest = start;
        double length = firstLength;
        while (evaluations < MOST_EVALUATIONS) {
            Trial trial = evaluate(length);
            if (accepts(trial)) {
                return trial;
            }
            if (trial.value() < lowest.value()) {
                lowest = trial;
            }
            boolean risen = previous.length() > 0 && trial.value() >= previous.value();
            if (risen || !decreases(trial)) {
                return narrow(previous, trial, lowest);
            }
            if (trial.slope() >= 0) {
                return narrow(trial, previous, lowest);
            }
            previous = trial;
            length *= EXPANSION;
        }
        return lowest.length() == 0 ? null : lowest;
    }

    private @Nullable Trial narrow(Trial low, Trial high, Trial lowestSoFar) {
        Trial lowest = lowestSoFar;
        Trial near = low;
        Trial far = high;
        while (evaluations < MOST_EVALUATIONS) {
            Trial trial = evaluate(interpolate(near, far));
            if (accepts(trial)) {
                return trial;
            }
            if (trial.value() < lowest.value()) {
                lowest = trial;
            }
            if (!decreases(trial) || trial.value() >= near.value()) {
                far = trial;
            } else {
                if (trial.slope() * (far.length() - near.length()) >= 0) {
                    far = near;
                }
                near = trial;
            }
        }
        return lowest.length() == 0 ? null : lowest;
    }

    private Trial evaluate(double length) {
        double[] point = new double[origin.length];
        for (int k = 0; k < point.length; k++) {
            point[k] = origin[k] + length * direction[k];
        }
        double[] gradient = new double[point.length];
        double value = objective.valueAndGradient(point, gradient, control);
        evaluations++;
        return new Trial(length, point, value, gradient, dot(gradient, direction));
    }

    private boolean decreases(Trial trial) {
        return trial.value() <= startValue + SUFFICIENT_DECREASE * trial.length() * startSlope;
    }

    private boolean accepts(Trial trial) {
        if (decreases(trial) && Math.abs(trial.slope()) <= CURVATURE * Math.abs(startSlope)) {
            return true;
        }
        return trial.value() <= startValue + ROUNDING * Math.abs(startValue)
                && trial.length() * Math.abs(startSlope) <= ROUNDING * Math.abs(startValue)
                && trial.slope() >= CURVATURE * startSlope
                && trial.slope() <= (2 * SUFFICIENT_DECREASE - 1) * startSlope;
    }

    /** Returns the minimum of the cubic through both ends, kept off the ends of the bracket. */
    private static double interpolate(Trial low, Trial high) {
        double width = high.length() - low.length();
        double chord = low.slope() + high.slope() - 3 * (high.value() - low.value()) / width;
        double root = chord * chord - low.slope() * high.slope();
        double fraction = 0.5;
        if (root >= 0) {
            double signed = Math.copySign(Math.sqrt(root), width);
            fraction = 1 - (high.slope() + signed - chord) / (high.slope() - low.slope() + 2 * signed);
        }
        // A NaN of a straight line compares false and is halved as well.
        boolean trusted = fraction >= MARGIN && fraction <= 1 - MARGIN;
        if (!trusted) {
            fraction = fraction < MARGIN ? MARGIN : fraction > 1 - MARGIN ? 1 - MARGIN : 0.5;
        }
        return low.length() + fraction * width;
    }

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }
}
