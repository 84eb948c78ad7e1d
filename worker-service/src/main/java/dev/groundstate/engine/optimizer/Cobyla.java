package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * Minimisation by linear interpolation in a trust region, without constraints.
 *
 * <p>The values at n + 1 vertices define a linear model, which a step of length ρ follows downhill. Where the value does not
 * fall by a tenth of what the model promised, a vertex is moved to where it makes the simplex rounder; where the simplex is
 * round already, ρ is halved, until the model is flat. A simplex is round when its vertices are at most 2.1 ρ from the lowest
 * one and at least ρ/4 from the face opposite to them. After M. J. D. Powell,
 * in Advances in Optimization and Numerical Analysis (1994), p. 51, which has constraints besides. One iteration is one
 * new vertex, hence one evaluation. Time and memory n² a step.
 *
 * @param lengths positive: the scale of each variable; not copied
 * @param thresholds of the value that a step of the model promises and of the model's gradient, in scaled variables; the
 *     model of a round simplex errs by the curvature times ρ, so that ρ has to be of that size as well
 * @param smallestRadius ρ at which values no longer tell the slope of the model from their rounding or noise
 */
public record Cobyla(double[] lengths, Thresholds thresholds, double smallestRadius)
        implements Optimizer<CobylaState, Objective> {

    private static final String NAME = "COBY";
    private static final int VERSION = 1;
    private static final double FIRST_RADIUS = 0.1;
    private static final double SMALLEST_HEIGHT = 0.25;
    private static final double LONGEST_EDGE = 2.1;
    private static final double DISTANT = 1.1;
    private static final double NEW_HEIGHT = 0.5;
    private static final double PROMISE_KEPT = 0.1;

    /** Where rounding of values makes up a hundred-thousandth of the model's gradient. */
    static final double SMALLEST_RADIUS = 1e-7;

    /** Minimises what has no noise. */
    public Cobyla(double[] lengths, Thresholds thresholds) {
        this(lengths, thresholds, SMALLEST_RADIUS);
    }

    @Override
    public CobylaState start(double[] point, Objective objective, RunControl control) {
        double radius = Math.max(FIRST_RADIUS, thresholds.gradient());
        double value = value(point.clone(), objective, control);
        LinearModel model = new LinearModel(point.clone(), value, lengths, radius);
        WorkCounter work = new WorkCounter(control);
        for (int j = 0; j < model.size(); j++) {
            double[] offset = new double[model.size()];
            offset[j] = radius;
            model.replace(j, offset, value(model.at(offset), objective, control), work);
        }
        return model.state(radius, Double.POSITIVE_INFINITY, false, 0, model.size() + 1);
    }

    private static double value(double[] point, Objective objective, RunControl control) {
        double value = objective.value(point, control);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    @Override
    public Status status(CobylaState state) {
        if (!Double.isFinite(state.value() + Vectors.largest(state.values()))) {
            return new Status.Failed("a value is not finite");
        }
        if (!state.unreliable()
                || state.radius() > thresholds.gradient()
                || misplaced(model(state), state.radius()) >= 0) {
            return new Status.Running();
        }
        Status status = thresholds.status(state.slope() * state.radius(), state.slope(), "slope of the model");
        return status instanceof Status.Running && state.radius() <= smallestRadius
                ? new Status.Failed("the model is not flat at the smallest radius")
                : status;
    }

    private LinearModel model(CobylaState state) {
        return new LinearModel(state, lengths);
    }

    @Override
    public CobylaState step(CobylaState state, Objective objective, RunControl control) {
        LinearModel model = model(state);
        WorkCounter work = new WorkCounter(control);
        double radius = state.radius();
        double slope = state.slope();
        boolean unreliable = state.unreliable();
        int iteration = state.iteration() + 1;
        while (true) {
            int misplaced = unreliable ? misplaced(model, radius) : -1;
            if (misplaced >= 0) {
                double[] offset = rounder(model, misplaced, radius);
                model.replace(misplaced, offset, value(model.at(offset), objective, control), work);
                return model.state(radius, slope, false, iteration, state.evaluations() + 1);
            }
            if (unreliable && radius <= smallestRadius) {
                return model.state(radius, slope, true, iteration, state.evaluations());
            }
            if (unreliable) {
                radius = Math.max(0.5 * radius, smallestRadius);
                model.renew(work);
            }
            double[] gradient = model.gradient();
            slope = Vectors.norm(gradient);
            unreliable = !(slope > 0);
            if (!unreliable) {
                double[] offset = Vectors.moved(new double[model.size()], -radius / slope, gradient);
                double drop = model.value() - follow(model, offset, radius, objective, control, work);
                unreliable = !(drop >= PROMISE_KEPT * radius * slope);
                return model.state(radius, slope, unreliable, iteration, state.evaluations() + 1);
            }
        }
    }

    /** Makes the step of the model, keeps its end where it helps, and returns the value there. */
    private static double follow(
            LinearModel model,
            double[] offset,
            double radius,
            Objective objective,
            RunControl control,
            WorkCounter work) {
        double value = value(model.at(offset), objective, control);
        int replaced = replaced(model, offset, radius, value < model.value());
        if (replaced >= 0) {
            model.replace(replaced, offset, value, work);
        }
        return value;
    }

    /**
     * Returns the vertex that a new one had best replace, or −1 when the simplex is better without it.
     *
     * <p>The volume grows by the factor |offset · dual_j|. A new vertex that is lower has to replace some, another one only
     * where the volume grows; one far away goes first, unless its place is needed for the height of the simplex.
     */
    private static int replaced(LinearModel model, double[] offset, double radius, boolean lower) {
        int replaced = -1;
        double largest = lower ? 0 : 1;
        for (int j = 0; j < model.size(); j++) {
            double growth = Math.abs(Vectors.dot(offset, model.dual(j)));
            if (growth > largest) {
                largest = growth;
                replaced = j;
            }
        }
        double furthest = DISTANT * radius;
        for (int j = 0; j < model.size(); j++) {
            double growth = Math.abs(Vectors.dot(offset, model.dual(j)));
            double height = model.height(j);
            boolean highEnough = growth * height >= Math.min(SMALLEST_HEIGHT * radius, height);
            double distance = Vectors.norm(lower ? Vectors.difference(model.offset(j), offset) : model.offset(j));
            if (highEnough && distance > furthest) {
                furthest = distance;
                replaced = j;
            }
        }
        return replaced;
    }

    /** Returns the vertex that most needs to be moved: the furthest one, or the flattest; −1 when the simplex is round. */
    private static int misplaced(LinearModel model, double radius) {
        int furthest = -1;
        int flattest = -1;
        double distance = LONGEST_EDGE * radius;
        double height = SMALLEST_HEIGHT * radius;
        for (int j = 0; j < model.size(); j++) {
            double edge = Vectors.norm(model.offset(j));
            if (edge > distance) {
                distance = edge;
                furthest = j;
            }
            if (model.height(j) < height) {
                height = model.height(j);
                flattest = j;
            }
        }
        return furthest >= 0 ? furthest : flattest;
    }

    /** Returns an offset at right angles to the face opposite to a vertex, on its lower side. */
    private static double[] rounder(LinearModel model, int j, double radius) {
        double[] dual = model.dual(j);
        double length = NEW_HEIGHT * radius / Vectors.norm(dual);
        double side = Vectors.dot(model.gradient(), dual) > 0 ? -1 : 1;
        return Vectors.moved(new double[dual.length], side * length, dual);
    }

    @Override
    public byte[] encode(CobylaState state) {
        return new StateWriter(NAME, VERSION, lengths.length)
                .integer(state.iteration())
                .integer(state.evaluations())
                .flag(state.unreliable())
                .number(state.radius())
                .number(state.slope())
                .number(state.value())
                .numbers(state.point())
                .numbers(state.values())
                .rows(state.offsets())
                .rows(state.duals())
                .bytes();
    }

    @Override
    public CobylaState decode(byte[] bytes, int size) {
        StateReader reader = new StateReader(bytes, NAME, VERSION, size);
        int iteration = reader.integer();
        int evaluations = reader.integer();
        boolean unreliable = reader.flag();
        double radius = reader.number();
        double slope = reader.number();
        double value = reader.number();
        double[] point = reader.point();
        double[] values = reader.point();
        double[][] offsets = reader.rows(size);
        double[][] duals = reader.rows(size);
        return new CobylaState(point, value, offsets, values, duals, radius, slope, unreliable, iteration, evaluations);
    }
}
