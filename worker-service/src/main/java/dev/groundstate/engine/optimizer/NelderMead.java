package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * A simplex of n + 1 points that reflects, expands, contracts and shrinks its way down.
 *
 * <p>After J. A. Nelder and R. Mead, Comput. J. 7, 308 (1965), with the coefficients for many variables of F. Gao and L.
 * Han, Comput. Optim. Appl. 51, 259 (2012): expansion 1 + 2/n, contraction ¾ − 1/(2n), shrinkage 1 − 1/n.
 *
 * <p>A simplex can collapse where there is no minimum. One that has become small is therefore set up anew around its lowest
 * point, which is one iteration, and only one that collapses a second time without a lower value has converged. Time n²,
 * memory n² a step.
 *
 * @param lengths positive: the scale of each variable; not copied
 * @param thresholds of the spread of values and of the extent of the simplex in scaled variables
 */
public record NelderMead(double[] lengths, Thresholds thresholds) implements Optimizer<NelderMeadState, Objective> {

    private static final String NAME = "NELD";
    private static final int VERSION = 1;
    private static final double FIRST_EDGE = 0.1;

    /** Edge of a simplex set up anew, relative to the one before and to the extent at which it has collapsed. */
    private static final double SHORTER = 0.1;

    private static final double LONGER = 10;

    @Override
    public NelderMeadState start(double[] point, Objective objective, RunControl control) {
        double value = value(point.clone(), objective, control);
        NelderMeadState bare = new NelderMeadState(
                new double[][] {point.clone()}, new double[] {value}, 0, FIRST_EDGE, Double.POSITIVE_INFINITY, 0, 1);
        return around(bare, FIRST_EDGE, Double.POSITIVE_INFINITY, 0, objective, control);
    }

    private static double value(double[] point, Objective objective, RunControl control) {
        double value = objective.value(point, control);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /** Returns a simplex with the lowest point of another one as a corner. */
    private NelderMeadState around(
            NelderMeadState state,
            double edge,
            double edgeValue,
            int iteration,
            Objective objective,
            RunControl control) {
        int size = lengths.length;
        double[][] vertices = new double[size + 1][];
        double[] values = new double[size + 1];
        vertices[0] = state.point();
        values[0] = state.value();
        for (int k = 0; k < size; k++) {
            double[] vertex = state.point().clone();
            vertex[k] += edge * lengths[k];
            insert(vertices, values, k + 1, vertex, value(vertex, objective, control));
        }
        return new NelderMeadState(
                vertices, values, extent(vertices, control), edge, edgeValue, iteration, state.evaluations() + size);
    }

    /** Puts a vertex among the first {@code count}, behind those of equal value. */
    private static void insert(double[][] vertices, double[] values, int count, double[] vertex, double value) {
        int place = count;
        while (place > 0 && values[place - 1] > value) {
            values[place] = values[place - 1];
            vertices[place] = vertices[place - 1];
            place--;
        }
        values[place] = value;
        vertices[place] = vertex;
    }

    private double extent(double[][] vertices, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        double extent = 0;
        for (int i = 1; i < vertices.length; i++) {
            for (int k = 0; k < lengths.length; k++) {
                extent = Math.max(extent, Math.abs(vertices[i][k] - vertices[0][k]) / lengths[k]);
            }
            work.add(4L * lengths.length);
        }
        return extent;
    }

    @Override
    public Status status(NelderMeadState state) {
        if (!Double.isFinite(state.value())) {
            return new Status.Failed("the value is " + state.value());
        }
        boolean confirmed = state.edgeValue() - state.value() <= thresholds.value();
        return confirmed ? collapse(state) : new Status.Running();
    }

    private Status collapse(NelderMeadState state) {
        return thresholds.status(
                state.values()[lengths.length] - state.value(), state.extent(), "extent of the simplex");
    }

    @Override
    public NelderMeadState step(NelderMeadState state, Objective objective, RunControl control) {
        if (collapse(state) instanceof Status.Converged) {
            double edge = Math.max(SHORTER * state.edge(), LONGER * thresholds.gradient());
            return around(state, edge, state.value(), state.iteration() + 1, objective, control);
        }
        int size = lengths.length;
        double[] centre = new double[size];
        WorkCounter work = new WorkCounter(control);
        for (int i = 0; i < size; i++) {
            Vectors.add(centre, 1.0 / size, state.vertices()[i]);
            work.add(2L * size);
        }
        double[] worst = state.vertices()[size];
        double[] away = Vectors.difference(centre, worst);
        double[] reflected = Vectors.moved(centre, 1, away);
        double reflectedValue = value(reflected, objective, control);
        if (reflectedValue < state.value()) {
            double[] expanded = Vectors.moved(centre, 1 + 2.0 / size, away);
            double expandedValue = value(expanded, objective, control);
            return expandedValue < reflectedValue
                    ? replaceWorst(state, expanded, expandedValue, 2, control)
                    : replaceWorst(state, reflected, reflectedValue, 2, control);
        }
        if (reflectedValue < state.values()[size - 1]) {
            return replaceWorst(state, reflected, reflectedValue, 1, control);
        }
        boolean outside = reflectedValue < state.values()[size];
        double contraction = size == 1 ? 0.5 : 0.75 - 0.5 / size;
        double[] contracted = Vectors.moved(centre, outside ? contraction : -contraction, away);
        double contractedValue = value(contracted, objective, control);
        return contractedValue < Math.min(reflectedValue, state.values()[size])
                ? replaceWorst(state, contracted, contractedValue, 2, control)
                : shrink(state, objective, control);
    }

    private NelderMeadState replaceWorst(
            NelderMeadState state, double[] vertex, double value, int evaluations, RunControl control) {
        double[][] vertices = state.vertices().clone();
        double[] values = state.values().clone();
        insert(vertices, values, lengths.length, vertex, value);
        return next(state, vertices, values, evaluations, control);
    }

    /** Moves all vertices towards the lowest one, after two trials that led nowhere. */
    private NelderMeadState shrink(NelderMeadState state, Objective objective, RunControl control) {
        int size = lengths.length;
        double kept = size == 1 ? 0.5 : 1 - 1.0 / size;
        double[][] vertices = new double[size + 1][];
        double[] values = new double[size + 1];
        vertices[0] = state.point();
        values[0] = state.value();
        for (int i = 1; i <= size; i++) {
            double[] edge = Vectors.difference(state.vertices()[i], state.point());
            double[] vertex = Vectors.moved(state.point(), kept, edge);
            insert(vertices, values, i, vertex, value(vertex, objective, control));
        }
        return next(state, vertices, values, 2 + size, control);
    }

    private NelderMeadState next(
            NelderMeadState state, double[][] vertices, double[] values, int evaluations, RunControl control) {
        return new NelderMeadState(
                vertices,
                values,
                extent(vertices, control),
                state.edge(),
                state.edgeValue(),
                state.iteration() + 1,
                state.evaluations() + evaluations);
    }

    @Override
    public byte[] encode(NelderMeadState state) {
        return new StateWriter(NAME, VERSION, lengths.length)
                .integer(state.iteration())
                .integer(state.evaluations())
                .number(state.extent())
                .number(state.edge())
                .number(state.edgeValue())
                .numbers(state.values())
                .rows(state.vertices())
                .bytes();
    }

    @Override
    public NelderMeadState decode(byte[] bytes, int size) {
        StateReader reader = new StateReader(bytes, NAME, VERSION, size);
        int iteration = reader.integer();
        int evaluations = reader.integer();
        double extent = reader.number();
        double edge = reader.number();
        double edgeValue = reader.number();
        double[] values = reader.numbers(size + 1);
        return new NelderMeadState(reader.rows(size + 1), values, extent, edge, edgeValue, iteration, evaluations);
    }
}
