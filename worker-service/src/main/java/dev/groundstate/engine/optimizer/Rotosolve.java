package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;

/**
 * Moves one angle after the other to the exact minimum along it.
 *
 * <p>Along the angle of exp(θ G), whose anti-Hermitian G has the eigenvalues 0 and ±i, an expectation value is a
 * trigonometric polynomial of order 2 in θ: differences of two eigenvalues are 0, ±i and ±2i. So it is for a fermionic
 * excitation G = T − Tᵀ; for a rotation exp(−iθP/2) by a Pauli string, with eigenvalues ±i/2, the order is 1. Order R takes
 * 2R values besides the one already known. After M. Ostaszewski, E. Grant and M. Benedetti, Quantum 5, 391 (2021), and for
 * higher orders D. Wierichs, J. Izaac, C. Wang and C. Y.-Y. Lin, Quantum 6, 677 (2022). One iteration is a sweep over all
 * angles, in order.
 *
 * @param order R, from 1
 * @param thresholds of the change of the value in a sweep and of the norm of the derivatives met in it
 */
public record Rotosolve(int order, Thresholds thresholds) implements Optimizer<RotosolveState, Objective> {

    private static final String NAME = "ROTO";
    private static final int VERSION = 1;

    /** Refuses functions that are constant along every angle. */
    public Rotosolve {
        if (order < 1) {
            throw new IllegalArgumentException("expected an order of at least 1, got " + order);
        }
    }

    @Override
    public RotosolveState start(double[] point, Objective objective, RunControl control) {
        double value = objective.value(point.clone(), control);
        return new RotosolveState(point.clone(), value, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 1);
    }

    @Override
    public Status status(RotosolveState state) {
        return Double.isFinite(state.value())
                ? thresholds.status(
                        state.previousValue() - state.value(), state.slope(), "norm of the derivatives of a sweep")
                : new Status.Failed("the value is " + state.value());
    }

    @Override
    public RotosolveState step(RotosolveState state, Objective objective, RunControl control) {
        double[] point = state.point().clone();
        double[] values = new double[2 * order + 1];
        double known = state.value();
        double squares = 0;
        for (int k = 0; k < point.length; k++) {
            double angle = point[k];
            values[0] = known;
            for (int j = 1; j < values.length; j++) {
                point[k] = angle + 2 * Math.PI * j / values.length;
                values[j] = objective.value(point, control);
            }
            TrigonometricPolynomial along = TrigonometricPolynomial.through(values);
            double slope = along.derivative(1, 0);
            squares += slope * slope;
            double move = along.minimum();
            point[k] = angle + move;
            known = along.value(move);
        }
        return new RotosolveState(
                point,
                objective.value(point.clone(), control),
                state.value(),
                Math.sqrt(squares),
                state.iteration() + 1,
                state.evaluations() + 2 * order * point.length + 1);
    }

    @Override
    public byte[] encode(RotosolveState state) {
        return new StateWriter(NAME, VERSION, state.point().length)
                .integer(state.iteration())
                .integer(state.evaluations())
                .number(state.value())
                .number(state.previousValue())
                .number(state.slope())
                .numbers(state.point())
                .bytes();
    }

    @Override
    public RotosolveState decode(byte[] bytes, int size) {
        StateReader reader = new StateReader(bytes, NAME, VERSION, size);
        int iteration = reader.integer();
        int evaluations = reader.integer();
        double value = reader.number();
        double previousValue = reader.number();
        double slope = reader.number();
        return new RotosolveState(reader.point(), value, previousValue, slope, iteration, evaluations);
    }
}
