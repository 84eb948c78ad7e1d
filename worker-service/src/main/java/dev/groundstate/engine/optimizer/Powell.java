package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.optimizer.LineMinimum.Minimum;
import dev.groundstate.engine.run.RunControl;

/**
 * Minimisation along n directions, one after the other, that become conjugate on the way.
 *
 * <p>After each sweep the direction from its first to its last point replaces the one that lowered the value most, where
 * this does not make the set dependent. After M. J. D. Powell, Comput. J. 7, 155 (1964), with line searches after R. P.
 * Brent (1973). A set that lowers no more is replaced by the axes, and only a sweep along the axes can end the minimisation:
 * with scaled variables of curvature 1 its length is the norm of the gradient. Time and memory n² a sweep, besides its
 * evaluations.
 *
 * @param lengths positive: the scale of each variable; not copied
 * @param thresholds of the change of the value in a sweep and of its length in scaled variables
 */
public record Powell(double[] lengths, Thresholds thresholds) implements Optimizer<PowellState, Objective> {

    private static final String NAME = "POWL";
    private static final int VERSION = 1;
    private static final double FIRST_LENGTH = 0.1;

    @Override
    public PowellState start(double[] point, Objective objective, RunControl control) {
        double value = objective.value(point.clone(), control);
        return new PowellState(
                point.clone(), value, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, axes(), false, 0, 1);
    }

    private double[][] axes() {
        double[][] axes = new double[lengths.length][lengths.length];
        for (int k = 0; k < lengths.length; k++) {
            axes[k][k] = lengths[k];
        }
        return axes;
    }

    @Override
    public Status status(PowellState state) {
        if (!Double.isFinite(state.value())) {
            return new Status.Failed("the value is " + state.value());
        }
        return state.axes() ? small(state) : new Status.Running();
    }

    private Status small(PowellState state) {
        return thresholds.status(
                state.previousValue() - state.value(), state.displacement(), "length of a sweep along the axes");
    }

    /** A sweep under way. */
    private final class Sweep {
        private final Objective objective;
        private final RunControl control;
        private final double firstLength;
        private final double tolerance;
        private double[] point;
        private double value;
        private int evaluations;

        Sweep(PowellState state, Objective objective, RunControl control) {
            this.objective = objective;
            this.control = control;
            this.tolerance = 0.3 * thresholds.gradient() / Math.sqrt(Math.max(1, lengths.length));
            this.firstLength = Math.max(10 * tolerance, Math.min(FIRST_LENGTH, state.displacement()));
            this.point = state.point();
            this.value = state.value();
        }

        /** Goes to the lowest point along a direction and returns how much lower it is. */
        double minimise(double[] direction) {
            Minimum minimum = LineMinimum.search(point, value, direction, firstLength, tolerance, objective, control);
            double drop = value - minimum.value();
            point = Vectors.moved(point, minimum.length(), direction);
            value = minimum.value();
            evaluations += minimum.evaluations();
            return drop;
        }

        double valueAt(double[] elsewhere) {
            evaluations++;
            return objective.value(elsewhere, control);
        }
    }

    @Override
    public PowellState step(PowellState state, Objective objective, RunControl control) {
        boolean axes = state.iteration() == 0 || small(state) instanceof Status.Converged;
        double[][] directions = axes ? axes() : state.directions();
        Sweep sweep = new Sweep(state, objective, control);
        int best = 0;
        double largestDrop = 0;
        for (int k = 0; k < directions.length; k++) {
            double drop = sweep.minimise(directions[k]);
            if (drop > largestDrop) {
                largestDrop = drop;
                best = k;
            }
        }
        double[] across = Vectors.difference(sweep.point, state.point());
        double length = scaledLength(across);
        double sweepDrop = state.value() - sweep.value;
        if (length > 0) {
            double beyond = sweep.valueAt(Vectors.moved(sweep.point, 1, across));
            double bend = state.value() - 2 * sweep.value + beyond;
            double rest = sweepDrop - largestDrop;
            double fall = state.value() - beyond;
            if (fall > 0 && 2 * bend * rest * rest < largestDrop * fall * fall) {
                double[] direction = Vectors.moved(new double[across.length], 1 / length, across);
                sweep.minimise(direction);
                directions = replaced(directions, best, direction);
            }
        }
        return new PowellState(
                sweep.point,
                sweep.value,
                state.value(),
                scaledLength(Vectors.difference(sweep.point, state.point())),
                directions,
                axes,
                state.iteration() + 1,
                state.evaluations() + sweep.evaluations);
    }

    private double scaledLength(double[] move) {
        double sum = 0;
        for (int k = 0; k < move.length; k++) {
            double scaled = move[k] / lengths[k];
            sum += scaled * scaled;
        }
        return Math.sqrt(sum);
    }

    /** Returns the directions without one and with another at the end. */
    private static double[][] replaced(double[][] directions, int removed, double[] added) {
        double[][] replaced = directions.clone();
        replaced[removed] = replaced[replaced.length - 1];
        replaced[replaced.length - 1] = added;
        return replaced;
    }

    @Override
    public byte[] encode(PowellState state) {
        return new StateWriter(NAME, VERSION, lengths.length)
                .integer(state.iteration())
                .integer(state.evaluations())
                .flag(state.axes())
                .number(state.value())
                .number(state.previousValue())
                .number(state.displacement())
                .numbers(state.point())
                .rows(state.directions())
                .bytes();
    }

    @Override
    public PowellState decode(byte[] bytes, int size) {
        StateReader reader = new StateReader(bytes, NAME, VERSION, size);
        int iteration = reader.integer();
        int evaluations = reader.integer();
        boolean axes = reader.flag();
        double value = reader.number();
        double previousValue = reader.number();
        double displacement = reader.number();
        double[] point = reader.point();
        return new PowellState(
                point, value, previousValue, displacement, reader.rows(size), axes, iteration, evaluations);
    }
}
