package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LbfgsState.Pair;
import dev.groundstate.engine.optimizer.LineSearch.Trial;
import dev.groundstate.engine.run.RunControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Limited-memory BFGS with a diagonal first inverse Hessian and a strong Wolfe line search.
 *
 * <p>The direction is −H g, H from the two-loop recursion over the latest pairs. After J. Nocedal, Math. Comput. 35, 773
 * (1980). Deterministic and free of state: {@link #step} is a function of its arguments.
 *
 * @param inverseHessian diagonal of the first inverse Hessian, positive; not copied
 * @param valueThreshold largest change of value of a last step
 * @param gradientThreshold largest norm of a last gradient
 * @param history most pairs kept
 */
public record Lbfgs(double[] inverseHessian, double valueThreshold, double gradientThreshold, int history) {

    /** Longest first trial of any variable, radians: beyond, the quadratic model of a rotation means nothing. */
    private static final double LONGEST_STEP = 0.5;

    /** Cosine of the angle between s and y below which the pair tells nothing about the curvature. */
    private static final double SMALLEST_COSINE = 1e-8;

    /** Refuses thresholds that are not positive. */
    public Lbfgs {
        if (!(valueThreshold > 0 && gradientThreshold > 0)) {
            throw new IllegalArgumentException(
                    "expected positive thresholds, got " + valueThreshold + " and " + gradientThreshold);
        }
        if (history < 1) {
            throw new IllegalArgumentException("expected a history of at least 1 pair, got " + history);
        }
    }

    /** Returns the state at a first point, before any iteration. */
    public LbfgsState start(double[] point, Objective objective, RunControl control) {
        double[] gradient = new double[point.length];
        double value = objective.valueAndGradient(point.clone(), gradient, control);
        return new LbfgsState(point.clone(), value, Double.POSITIVE_INFINITY, gradient, List.of(), 0, 1, false);
    }

    /** Returns whether more steps are to be made. */
    public Status status(LbfgsState state) {
        double change = Math.abs(state.previousValue() - state.value());
        double norm = state.gradientNorm();
        if (change <= valueThreshold && norm <= gradientThreshold) {
            return new Status.Converged(String.format(
                    Locale.ROOT,
                    "value changed by %.1e, at most %.1e; gradient norm %.1e, at most %.1e",
                    change,
                    valueThreshold,
                    norm,
                    gradientThreshold));
        }
        if (state.stalled()) {
            return new Status.Failed("no lower point was found along the steepest descent");
        }
        return new Status.Running();
    }

    /**
     * Makes exactly one iteration.
     *
     * @throws dev.groundstate.engine.run.RunStoppedException when the control says so; {@code state} still stands
     */
    public LbfgsState step(LbfgsState state, Objective objective, RunControl control) {
        if (state.gradientNorm() == 0) {
            return state.stay(state.evaluations(), false);
        }
        LbfgsState from = state;
        while (true) {
            double[] direction = direction(from);
            if (LineSearch.dot(direction, from.gradient()) < 0) {
                LineSearch search = new LineSearch(objective, control, from, direction);
                Trial trial = search.search(firstLength(direction), start(from, direction));
                int evaluations = from.evaluations() + search.evaluations();
                if (trial != null) {
                    return accept(from, trial, evaluations);
                }
                if (from.pairs().isEmpty()) {
                    return from.stay(evaluations, true);
                }
                from = from.forget(evaluations);
            } else {
                from = from.forget(from.evaluations());
            }
        }
    }

    private static Trial start(LbfgsState from, double[] direction) {
        return new Trial(0, from.point(), from.value(), from.gradient(), LineSearch.dot(from.gradient(), direction));
    }

    /** One, the step of Newton, unless it turns some variable too far. */
    private static double firstLength(double[] direction) {
        double longest = 0;
        for (double component : direction) {
            longest = Math.max(longest, Math.abs(component));
        }
        return Math.min(1, LONGEST_STEP / longest);
    }

    private LbfgsState accept(LbfgsState from, Trial trial, int evaluations) {
        List<Pair> pairs = new ArrayList<>(from.pairs());
        Pair pair = pair(from, trial);
        if (pair != null) {
            pairs.add(pair);
            if (pairs.size() > history) {
                pairs.removeFirst();
            }
        }
        return new LbfgsState(
                trial.point(),
                trial.value(),
                from.value(),
                trial.gradient(),
                List.copyOf(pairs),
                from.iteration() + 1,
                evaluations,
                false);
    }

    private static @Nullable Pair pair(LbfgsState from, Trial trial) {
        int size = trial.point().length;
        double[] step = new double[size];
        double[] change = new double[size];
        for (int k = 0; k < size; k++) {
            step[k] = trial.point()[k] - from.point()[k];
            change[k] = trial.gradient()[k] - from.gradient()[k];
        }
        double product = LineSearch.dot(step, change);
        double norms = Math.sqrt(LineSearch.dot(step, step) * LineSearch.dot(change, change));
        return product > SMALLEST_COSINE * norms ? new Pair(step, change) : null;
    }

    /** −H g by the two-loop recursion. */
    private double[] direction(LbfgsState state) {
        int count = state.pairs().size();
        double[] weights = new double[count];
        double[] direction = new double[state.gradient().length];
        for (int k = 0; k < direction.length; k++) {
            direction[k] = -state.gradient()[k];
        }
        for (int i = count - 1; i >= 0; i--) {
            Pair pair = state.pairs().get(i);
            weights[i] = LineSearch.dot(pair.step(), direction) / LineSearch.dot(pair.step(), pair.gradientChange());
            add(direction, -weights[i], pair.gradientChange());
        }
        for (int k = 0; k < direction.length; k++) {
            direction[k] *= inverseHessian[k];
        }
        for (int i = 0; i < count; i++) {
            Pair pair = state.pairs().get(i);
            double weight = LineSearch.dot(pair.gradientChange(), direction)
                    / LineSearch.dot(pair.step(), pair.gradientChange());
            add(direction, weights[i] - weight, pair.step());
        }
        return direction;
    }

    private static void add(double[] y, double a, double[] x) {
        for (int k = 0; k < y.length; k++) {
            y[k] += a * x[k];
        }
    }
}
