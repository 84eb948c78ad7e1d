package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LineSearch.Trial;
import dev.groundstate.engine.run.RunControl;

/**
 * Where a descent along gradients stands. Values do not rise but for rounding, so the point is also the best so far.
 *
 * @param point x
 * @param value f(x)
 * @param previousValue f at the point before; infinite at the start
 * @param gradient ∇f(x)
 * @param iteration steps made
 * @param evaluations calls of the objective
 * @param stalled whether the last line search found no lower point
 */
public record Descent(
        double[] point,
        double value,
        double previousValue,
        double[] gradient,
        int iteration,
        int evaluations,
        boolean stalled) {

    static Descent start(double[] point, DifferentiableObjective objective, RunControl control) {
        double[] gradient = new double[point.length];
        double value = objective.valueAndGradient(point.clone(), gradient, control);
        return new Descent(point.clone(), value, Double.POSITIVE_INFINITY, gradient, 0, 1, false);
    }

    /** Returns the Euclidean norm of the gradient. */
    double gradientNorm() {
        return Vectors.norm(gradient);
    }

    /** Returns where an iteration leads whose search ended at a trial, or found nothing lower. */
    Descent after(LineSearch.Found found) {
        int total = evaluations + found.evaluations();
        Trial trial = found.trial();
        return trial == null
                ? new Descent(point, value, value, gradient, iteration + 1, total, true)
                : new Descent(trial.point(), trial.value(), value, trial.gradient(), iteration + 1, total, false);
    }

    /** Returns where an iteration leads that has nothing to do, as the gradient is zero. */
    Descent stay() {
        return new Descent(point, value, value, gradient, iteration + 1, evaluations, false);
    }

    Status status(Thresholds thresholds) {
        Status status = thresholds.status(previousValue - value, gradientNorm(), "gradient norm");
        return stalled && status instanceof Status.Running
                ? new Status.Failed("no lower point was found along the steepest descent")
                : status;
    }

    StateWriter write(StateWriter writer) {
        return writer.integer(iteration)
                .integer(evaluations)
                .flag(stalled)
                .number(value)
                .number(previousValue)
                .numbers(point)
                .numbers(gradient);
    }

    static Descent read(StateReader reader) {
        int iteration = reader.integer();
        int evaluations = reader.integer();
        boolean stalled = reader.flag();
        double value = reader.number();
        double previousValue = reader.number();
        double[] point = reader.point();
        double[] gradient = reader.point();
        return new Descent(point, value, previousValue, gradient, iteration, evaluations, stalled);
    }
}
