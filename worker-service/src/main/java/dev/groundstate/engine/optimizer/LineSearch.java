package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for a point on a ray x + t d that is low and flat enough.
 *
 * <p>{@link #wolfe}, the strong Wolfe conditions f(t) ≤ f(0) + c₁ t f'(0) and |f'(t)| ≤ c₂ |f'(0)|: brackets, then
 * narrows with cubic interpolation. After J. Nocedal and S. J. Wright, Numerical Optimization (2006), algorithms 3.5 and
 * 3.6. {@link #backtracking}, sufficient decrease alone: shortens by quadratic interpolation. After L. Armijo, Pac. J.
 * Math. 16, 1 (1966). Where f(0) − f(t) drowns in rounding, the slopes decide, after W. W. Hager and H. Zhang, SIAM J.
 * Optim. 16, 170 (2005).
 */
final class LineSearch {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final int MOST_EVALUATIONS = 25;

    /** Longest first trial of any variable, radians: beyond, the quadratic model of a rotation means nothing. */
    private static final double LONGEST_STEP = 0.5;

    /** Relative rounding error of a value that is a sum of many terms of either sign. */
    private static final double ROUNDING = 1e-13;

    /** Growth of a trial step that was too short. */
    private static final double EXPANSION = 2.5;

    /** Part of the bracket next to its ends where interpolation is not trusted. */
    private static final double MARGIN = 0.1;

    private final DifferentiableObjective objective;
    private final RunControl control;
    private final Descent from;
    private final Ray ray;
    private final double startSlope;
    private final double curvature;
    private int evaluations;

    /**
     * Where to search.
     *
     * @param direction d
     * @param firstLength the first t to try
     */
    record Ray(double[] direction, double firstLength) {

        /** Returns a ray whose first trial is as long as given, unless that turns some variable too far. */
        static Ray of(double[] direction, double length) {
            return new Ray(direction, Math.min(length, LONGEST_STEP / Vectors.largest(direction)));
        }
    }

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

    /**
     * What the searches along some rays came to.
     *
     * @param trial an acceptable point, or the lowest one when the search had to give up, or null when none is lower
     * @param ray index of the ray it stands on
     * @param evaluations calls of the objective made
     */
    record Found(@Nullable Trial trial, int ray, int evaluations) {}

    private LineSearch(DifferentiableObjective objective, RunControl control, Descent from, Ray ray, double curvature) {
        this.objective = objective;
        this.control = control;
        this.from = from;
        this.ray = ray;
        this.startSlope = Vectors.dot(from.gradient(), ray.direction());
        this.curvature = curvature;
    }

    /**
     * Searches for the strong Wolfe conditions along one ray after the other until a lower point is found.
     *
     * @param curvature c₂
     */
    static Found wolfe(
            List<Ray> rays, double curvature, Descent from, DifferentiableObjective objective, RunControl control) {
        return first(rays, curvature, false, from, objective, control);
    }

    /** Searches for sufficient decrease along one ray after the other until a lower point is found. */
    static Found backtracking(List<Ray> rays, Descent from, DifferentiableObjective objective, RunControl control) {
        return first(rays, 1, true, from, objective, control);
    }

    private static Found first(
            List<Ray> rays,
            double curvature,
            boolean backtracking,
            Descent from,
            DifferentiableObjective objective,
            RunControl control) {
        int evaluations = 0;
        for (int index = 0; index < rays.size(); index++) {
            LineSearch search = new LineSearch(objective, control, from, rays.get(index), curvature);
            if (search.startSlope < 0) {
                Trial trial = backtracking ? search.shorten() : search.expand();
                evaluations += search.evaluations;
                if (trial != null) {
                    return new Found(trial, index, evaluations);
                }
            }
        }
        return new Found(null, rays.size(), evaluations);
    }

    private @Nullable Trial shorten() {
        double length = ray.firstLength();
        while (evaluations < MOST_EVALUATIONS) {
            Trial trial = evaluate(length);
            if (decreases(trial) || indistinguishable(trial)) {
                return trial;
            }
            double expected = length * startSlope;
            double fraction = expected / (2 * (expected - (trial.value() - from.value())));
            length *= fraction > MARGIN ? Math.min(fraction, 0.5) : MARGIN;
        }
        return null;
    }

    private @Nullable Trial expand() {
        Trial previous = new Trial(0, from.point(), from.value(), from.gradient(), startSlope);
        Trial lowest = previous;
        double length = ray.firstLength();
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
        double[] point = Vectors.moved(from.point(), length, ray.direction());
        double[] gradient = new double[point.length];
        double value = objective.valueAndGradient(point, gradient, control);
        evaluations++;
        return new Trial(length, point, value, gradient, Vectors.dot(gradient, ray.direction()));
    }

    private boolean decreases(Trial trial) {
        return trial.value() <= from.value() + SUFFICIENT_DECREASE * trial.length() * startSlope;
    }

    private boolean accepts(Trial trial) {
        return (decreases(trial) && Math.abs(trial.slope()) <= curvature * Math.abs(startSlope))
                || (indistinguishable(trial) && trial.slope() >= curvature * startSlope);
    }

    /** Returns whether rounding hides which value is lower, and the slopes say that the trial is the better one. */
    private boolean indistinguishable(Trial trial) {
        double rounding = ROUNDING * Math.abs(from.value());
        return trial.value() <= from.value() + rounding
                && trial.length() * Math.abs(startSlope) <= rounding
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
}
