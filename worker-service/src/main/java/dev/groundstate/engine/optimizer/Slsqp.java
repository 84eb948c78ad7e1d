package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LineSearch.Found;
import dev.groundstate.engine.optimizer.LineSearch.Ray;
import dev.groundstate.engine.optimizer.LineSearch.Trial;
import dev.groundstate.engine.run.RunControl;
import java.util.List;

/**
 * What sequential least squares programming comes to without constraints.
 *
 * <p>Its quadratic subproblem is then solved by the step of Newton, −H g, its merit function is the objective, searched
 * by backtracking until it decreases sufficiently. H is that of a damped BFGS update, which is always possible: y is
 * replaced by r = ϑ y + (1 − ϑ) B s with s·r ≥ 0.2 s·B s, where B = H⁻¹. After D. Kraft, DFVLR-FB 88-28 (1988), and M. J.
 * D. Powell, Lect. Notes Math. 630, 144 (1978). Time and memory n² a step.
 *
 * @param diagonal of the first inverse Hessian, positive; not copied
 * @param thresholds of the change of the value and of the gradient's norm
 */
public record Slsqp(double[] diagonal, Thresholds thresholds) implements Optimizer<BfgsState, DifferentiableObjective> {

    private static final String NAME = "SLSQ";
    private static final int VERSION = 1;

    /** Part of the old curvature along a step that is always kept. */
    private static final double KEPT_CURVATURE = 0.2;

    @Override
    public BfgsState start(double[] point, DifferentiableObjective objective, RunControl control) {
        return BfgsState.start(Descent.start(point, objective, control), diagonal);
    }

    @Override
    public Status status(BfgsState state) {
        return state.descent().status(thresholds);
    }

    @Override
    public BfgsState step(BfgsState state, DifferentiableObjective objective, RunControl control) {
        Descent from = state.descent();
        if (from.gradientNorm() == 0) {
            return state.move(from.stay());
        }
        double[] steepest = Vectors.negative(Vectors.product(diagonal, from.gradient()));
        Found found = LineSearch.backtracking(
                List.of(Ray.of(state.direction(), 1), Ray.of(steepest, 1)), from, objective, control);
        Descent next = from.after(found);
        BfgsState base = found.ray() == 0 ? state : state.forget(next, diagonal);
        Trial trial = found.trial();
        return trial == null ? base.move(next) : learn(base, from, next, trial.length(), control);
    }

    /** Damps the update; with s = t d and d = −H g, B s is −t g without a solution of equations. */
    private static BfgsState learn(BfgsState base, Descent from, Descent next, double length, RunControl control) {
        double[] step = Vectors.difference(next.point(), from.point());
        double[] change = Vectors.difference(next.gradient(), from.gradient());
        double old = -length * Vectors.dot(step, from.gradient());
        double product = Vectors.dot(step, change);
        if (product < KEPT_CURVATURE * old) {
            double part = (1 - KEPT_CURVATURE) * old / (old - product);
            for (int k = 0; k < change.length; k++) {
                change[k] = part * change[k] - (1 - part) * length * from.gradient()[k];
            }
        }
        return old > 0 ? base.learn(next, step, change, control) : base.move(next);
    }

    @Override
    public byte[] encode(BfgsState state) {
        return state.encode(NAME, VERSION);
    }

    @Override
    public BfgsState decode(byte[] bytes, int size) {
        return BfgsState.decode(bytes, NAME, VERSION, size);
    }
}
