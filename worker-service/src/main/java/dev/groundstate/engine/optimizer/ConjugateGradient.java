package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LineSearch.Found;
import dev.groundstate.engine.optimizer.LineSearch.Ray;
import dev.groundstate.engine.optimizer.LineSearch.Trial;
import dev.groundstate.engine.run.RunControl;
import java.util.List;

/**
 * Nonlinear conjugate gradients with a diagonal preconditioner P and a strong Wolfe line search.
 *
 * <p>d' = −P g' + β d with β = max(β₀, η), β₀ = (y·P g' − 2 (y·P y) (d·g')/(d·y)) / (d·y), y = g' − g, and η = 0.4 d·g /
 * d·P⁻¹d, which may be below zero: the direction always goes down. After W. W. Hager and H. Zhang, SIAM J. Optim. 16, 170
 * (2005) and, for η and P, 23, 2150 (2013).
 *
 * @param preconditioner diagonal, positive: an inverse Hessian; not copied
 * @param thresholds of the change of the value and of the gradient's norm
 */
public record ConjugateGradient(double[] preconditioner, Thresholds thresholds)
        implements Optimizer<ConjugateGradientState, DifferentiableObjective> {

    private static final String NAME = "NLCG";
    private static final int VERSION = 1;

    /** Part of the first slope that may be left: small, as conjugacy lives from exact line searches. */
    private static final double CURVATURE = 0.1;

    /** Weight of η. */
    private static final double TRUNCATION = 0.4;

    @Override
    public ConjugateGradientState start(double[] point, DifferentiableObjective objective, RunControl control) {
        return steepest(Descent.start(point, objective, control));
    }

    private ConjugateGradientState steepest(Descent descent) {
        return new ConjugateGradientState(descent, steepest(descent.gradient()), 1);
    }

    private double[] steepest(double[] gradient) {
        return Vectors.negative(Vectors.product(preconditioner, gradient));
    }

    @Override
    public Status status(ConjugateGradientState state) {
        return state.descent().status(thresholds);
    }

    @Override
    public ConjugateGradientState step(
            ConjugateGradientState state, DifferentiableObjective objective, RunControl control) {
        Descent from = state.descent();
        if (from.gradientNorm() == 0) {
            return new ConjugateGradientState(from.stay(), state.direction(), state.length());
        }
        List<Ray> rays = List.of(Ray.of(state.direction(), state.length()), Ray.of(steepest(from.gradient()), 1));
        Found found = LineSearch.wolfe(rays, CURVATURE, from, objective, control);
        Descent next = from.after(found);
        Trial trial = found.trial();
        return trial == null
                ? steepest(next)
                : next(from, next, rays.get(found.ray()).direction(), trial.length());
    }

    private ConjugateGradientState next(Descent from, Descent next, double[] old, double length) {
        double[] change = Vectors.difference(next.gradient(), from.gradient());
        double[] weighted = Vectors.product(preconditioner, change);
        double product = Vectors.dot(old, change);
        double beta = (Vectors.dot(weighted, next.gradient())
                        - 2 * Vectors.dot(change, weighted) * Vectors.dot(old, next.gradient()) / product)
                / product;
        double[] unweighted = new double[old.length];
        for (int k = 0; k < old.length; k++) {
            unweighted[k] = old[k] / preconditioner[k];
        }
        double lowest = TRUNCATION * Vectors.dot(old, from.gradient()) / Vectors.dot(old, unweighted);
        double[] direction = steepest(next.gradient());
        if (product > 0) {
            Vectors.add(direction, Math.max(beta, lowest), old);
        }
        double oldSlope = Vectors.dot(old, from.gradient());
        double slope = Vectors.dot(direction, next.gradient());
        return slope < 0
                ? new ConjugateGradientState(next, direction, length * Math.min(oldSlope / slope, LONGER))
                : steepest(next);
    }

    /** Most by which a first trial outgrows the last step. */
    private static final double LONGER = 10;

    @Override
    public byte[] encode(ConjugateGradientState state) {
        StateWriter writer = new StateWriter(NAME, VERSION, state.point().length);
        return state.descent()
                .write(writer)
                .numbers(state.direction())
                .number(state.length())
                .bytes();
    }

    @Override
    public ConjugateGradientState decode(byte[] bytes, int size) {
        StateReader reader = new StateReader(bytes, NAME, VERSION, size);
        return new ConjugateGradientState(Descent.read(reader), reader.point(), reader.number());
    }
}
