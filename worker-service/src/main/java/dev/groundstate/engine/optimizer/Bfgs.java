package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LineSearch.Ray;
import dev.groundstate.engine.run.RunControl;
import java.util.List;

/**
 * BFGS with a full inverse Hessian and a strong Wolfe line search.
 *
 * <p>The direction is −H g. After C. G. Broyden, R. Fletcher, D. Goldfarb and D. F. Shanno (1970) in the form of J.
 * Nocedal and S. J. Wright, Numerical Optimization (2006), algorithm 6.1. Time and memory n² a step.
 *
 * @param diagonal of the first inverse Hessian, positive; not copied
 * @param thresholds of the change of the value and of the gradient's norm
 */
public record Bfgs(double[] diagonal, Thresholds thresholds) implements Optimizer<BfgsState, DifferentiableObjective> {

    private static final String NAME = "BFGS";
    private static final int VERSION = 1;

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
        LineSearch.Found found = LineSearch.wolfe(
                List.of(Ray.of(state.direction(), 1), Ray.of(steepest, 1)), Lbfgs.CURVATURE, from, objective, control);
        Descent next = from.after(found);
        BfgsState base = found.ray() == 0 ? state : state.forget(next, diagonal);
        double[] step = Vectors.difference(next.point(), from.point());
        double[] change = Vectors.difference(next.gradient(), from.gradient());
        boolean convex = Vectors.dot(step, change) > Lbfgs.SMALLEST_COSINE * Vectors.norm(step) * Vectors.norm(change);
        return convex ? base.learn(next, step, change, control) : base.move(next);
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
