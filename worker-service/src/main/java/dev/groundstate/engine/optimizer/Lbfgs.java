package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LbfgsState.Pair;
import dev.groundstate.engine.optimizer.LineSearch.Ray;
import dev.groundstate.engine.run.RunControl;
import java.util.ArrayList;
import java.util.List;

/**
 * Limited-memory BFGS with a diagonal first inverse Hessian and a strong Wolfe line search.
 *
 * <p>The direction is −H g, H from the two-loop recursion over the latest pairs. After J. Nocedal, Math. Comput. 35, 773
 * (1980).
 *
 * @param inverseHessian diagonal of the first inverse Hessian, positive; not copied
 * @param thresholds of the change of the value and of the gradient's norm
 * @param history most pairs kept
 */
public record Lbfgs(double[] inverseHessian, Thresholds thresholds, int history)
        implements Optimizer<LbfgsState, DifferentiableObjective> {

    private static final String NAME = "LBFG";
    private static final int VERSION = 2;

    /** Part of the first slope that may be left: loose, as the first trial is nearly always good. */
    static final double CURVATURE = 0.9;

    /** Cosine of the angle between s and y below which the pair tells nothing about the curvature. */
    static final double SMALLEST_COSINE = 1e-8;

    /** Refuses to learn nothing. */
    public Lbfgs {
        if (history < 1) {
            throw new IllegalArgumentException("expected a history of at least 1 pair, got " + history);
        }
    }

    @Override
    public LbfgsState start(double[] point, DifferentiableObjective objective, RunControl control) {
        return new LbfgsState(Descent.start(point, objective, control), List.of());
    }

    @Override
    public Status status(LbfgsState state) {
        return state.descent().status(thresholds);
    }

    @Override
    public LbfgsState step(LbfgsState state, DifferentiableObjective objective, RunControl control) {
        Descent from = state.descent();
        if (from.gradientNorm() == 0) {
            return new LbfgsState(from.stay(), state.pairs());
        }
        Ray steepest = Ray.of(direction(from.gradient(), List.of()), 1);
        List<Ray> rays = state.pairs().isEmpty()
                ? List.of(steepest)
                : List.of(Ray.of(direction(from.gradient(), state.pairs()), 1), steepest);
        LineSearch.Found found = LineSearch.wolfe(rays, CURVATURE, from, objective, control);
        Descent next = from.after(found);
        List<Pair> pairs = new ArrayList<>(found.ray() == 0 ? state.pairs() : List.of());
        double[] step = Vectors.difference(next.point(), from.point());
        double[] change = Vectors.difference(next.gradient(), from.gradient());
        if (Vectors.dot(step, change) > SMALLEST_COSINE * Vectors.norm(step) * Vectors.norm(change)) {
            pairs.add(new Pair(step, change));
        }
        if (pairs.size() > history) {
            pairs.removeFirst();
        }
        return new LbfgsState(next, List.copyOf(pairs));
    }

    /** −H g by the two-loop recursion. */
    private double[] direction(double[] gradient, List<Pair> pairs) {
        int count = pairs.size();
        double[] weights = new double[count];
        double[] direction = Vectors.negative(gradient);
        for (int i = count - 1; i >= 0; i--) {
            Pair pair = pairs.get(i);
            weights[i] = Vectors.dot(pair.step(), direction) / Vectors.dot(pair.step(), pair.gradientChange());
            Vectors.add(direction, -weights[i], pair.gradientChange());
        }
        direction = Vectors.product(direction, inverseHessian);
        for (int i = 0; i < count; i++) {
            Pair pair = pairs.get(i);
            double weight =
                    Vectors.dot(pair.gradientChange(), direction) / Vectors.dot(pair.step(), pair.gradientChange());
            Vectors.add(direction, weights[i] - weight, pair.step());
        }
        return direction;
    }

    @Override
    public byte[] encode(LbfgsState state) {
        StateWriter writer = new StateWriter(NAME, VERSION, state.point().length);
        state.descent().write(writer).integer(state.pairs().size());
        for (Pair pair : state.pairs()) {
            writer.numbers(pair.step()).numbers(pair.gradientChange());
        }
        return writer.bytes();
    }

    @Override
    public LbfgsState decode(byte[] bytes, int size) {
        StateReader reader = new StateReader(bytes, NAME, VERSION, size);
        Descent descent = Descent.read(reader);
        int count = reader.integer();
        List<Pair> pairs = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            pairs.add(new Pair(reader.point(), reader.point()));
        }
        return new LbfgsState(descent, List.copyOf(pairs));
    }
}
