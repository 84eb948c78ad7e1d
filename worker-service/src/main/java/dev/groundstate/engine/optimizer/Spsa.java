package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;
import java.util.Arrays;

/**
 * Stochastic approximation by simultaneous perturbation: two values, whatever the number of variables, give a random
 * vector whose mean is the gradient.
 *
 * <p>d = (f(x + c_k Δ) − f(x − c_k Δ)) / (2 c_k), Δ of random signs; x' = x − a_k d Δ, in variables scaled to x = s u.
 * Gains a_k = a ((A + 1) / (A + k + 1))^0.602 and c_k = c / (k + 1)^0.101. After J. C. Spall, IEEE Trans. Aerosp.
 * Electron. Syst. 34, 817 (1998), with his blocking: a step that raises the value by more than the noise allows is not
 * made.
 *
 * <p>Calibration at the start: the second differences along {@value #CALIBRATIONS} directions have the mean trace of the
 * Hessian, τ; a = 1/τ leads to the lowest point along a direction of mean curvature. Where τ is not positive, first steps
 * change a scaled variable by {@value #FIRST_STEP} in the mean. At most a = {@value #LARGEST_GAIN}. A grows with the number of variables, as does the number of
 * steps needed.
 *
 * <p>As the mean of d² is |∇f|², the root mean square of the latest {@value #WINDOW} stands for the norm of the gradient.
 *
 * @param lengths s, positive: the scale of each variable; not copied
 * @param thresholds of the change of the value and of the mean slope
 * @param seed of the random directions
 * @param perturbation c; the smaller, the nearer d is to a derivative and the more it suffers from noise
 * @param allowedRise two standard deviations of the objective's noise, 0 for an exact one
 */
public record Spsa(double[] lengths, Thresholds thresholds, long seed, double perturbation, double allowedRise)
        implements Optimizer<SpsaState, Objective> {

    private static final String NAME = "SPSA";
    private static final int VERSION = 1;
    private static final int CALIBRATIONS = 20;
    private static final int WINDOW = 25;
    private static final double STEP_DECAY = 0.602;
    private static final double PERTURBATION_DECAY = 0.101;
    private static final double FIRST_STEP = 0.1;

    /** Where noise or rounding hide a small curvature, a longer step would leave the angles without a digit. */
    private static final double LARGEST_GAIN = 100;

    /** Refuses a perturbation that is none and noise below zero. */
    public Spsa {
        if (!(perturbation > 0 && allowedRise >= 0)) {
            throw new IllegalArgumentException(
                    "expected a positive perturbation and an allowed rise of at least 0, got " + perturbation + " and "
                            + allowedRise);
        }
    }

    /**
     * Values on both sides of a point.
     *
     * @param direction Δ in the variables of the objective
     * @param slope d
     * @param sum of both values
     */
    private record Probe(double[] direction, double slope, double sum) {}

    private Probe probe(double[] point, double width, long key, long counter, Objective objective, RunControl control) {
        double[] direction = Vectors.product(lengths, CounterRandom.signs(key, counter, point.length));
        double above = objective.value(Vectors.moved(point, width, direction), control);
        double below = objective.value(Vectors.moved(point, -width, direction), control);
        return new Probe(direction, (above - below) / (2 * width), above + below);
    }

    @Override
    public SpsaState start(double[] point, Objective objective, RunControl control) {
        double value = objective.value(point.clone(), control);
        double curvature = 0;
        double slopes = 0;
        long counter = 0;
        for (int k = 0; k < CALIBRATIONS; k++) {
            Probe probe = probe(point, perturbation, seed, counter, objective, control);
            curvature += (probe.sum() - 2 * value) / (perturbation * perturbation) / CALIBRATIONS;
            slopes += Math.abs(probe.slope()) / CALIBRATIONS;
            counter = CounterRandom.after(counter, point.length);
        }
        double gain = Math.min(LARGEST_GAIN, curvature > 0 ? 1 / curvature : slopes > 0 ? FIRST_STEP / slopes : 1);
        return new SpsaState(
                point.clone(),
                value,
                Double.POSITIVE_INFINITY,
                gain,
                new double[0],
                seed,
                counter,
                0,
                1 + 2 * CALIBRATIONS,
                point.clone(),
                value);
    }

    @Override
    public Status status(SpsaState state) {
        if (!Double.isFinite(state.value())) {
            return new Status.Failed("the value is " + state.value());
        }
        return state.slopes().length < WINDOW && state.point().length > 0
                ? new Status.Running()
                : thresholds.status(
                        state.previousValue() - state.value(), state.residual(), "slope along random directions");
    }

    @Override
    public SpsaState step(SpsaState state, Objective objective, RunControl control) {
        int k = state.iteration();
        int size = state.point().length;
        double stability = 100 + 10.0 * size;
        double gain = state.gain() * StrictMath.pow((stability + 1) / (stability + k + 1), STEP_DECAY);
        double width = perturbation / StrictMath.pow(k + 1, PERTURBATION_DECAY);
        Probe probe = probe(state.point(), width, state.key(), state.counter(), objective, control);
        double[] trial = Vectors.moved(state.point(), -gain * probe.slope(), probe.direction());
        double trialValue = objective.value(trial, control);
        boolean accepted = trialValue <= state.value() + allowedRise;
        double[] point = accepted ? trial : state.point();
        double value = accepted ? trialValue : state.value();
        boolean best = value <= state.bestValue();
        return new SpsaState(
                point,
                value,
                state.value(),
                state.gain(),
                latest(state.slopes(), probe.slope()),
                state.key(),
                CounterRandom.after(state.counter(), size),
                k + 1,
                state.evaluations() + 3,
                best ? point : state.bestPoint(),
                best ? value : state.bestValue());
    }

    private static double[] latest(double[] slopes, double slope) {
        int kept = Math.min(slopes.length, WINDOW - 1);
        double[] latest = Arrays.copyOf(Arrays.copyOfRange(slopes, slopes.length - kept, slopes.length), kept + 1);
        latest[kept] = slope;
        return latest;
    }

    @Override
    public byte[] encode(SpsaState state) {
        return new StateWriter(NAME, VERSION, lengths.length)
                .integer(state.iteration())
                .integer(state.evaluations())
                .whole(state.key())
                .whole(state.counter())
                .number(state.value())
                .number(state.previousValue())
                .number(state.bestValue())
                .number(state.gain())
                .numbers(state.point())
                .numbers(state.bestPoint())
                .integer(state.slopes().length)
                .numbers(state.slopes())
                .bytes();
    }

    @Override
    public SpsaState decode(byte[] bytes, int size) {
        StateReader reader = new StateReader(bytes, NAME, VERSION, size);
        int iteration = reader.integer();
        int evaluations = reader.integer();
        long key = reader.whole();
        long counter = reader.whole();
        double value = reader.number();
        double previousValue = reader.number();
        double bestValue = reader.number();
        double gain = reader.number();
        double[] point = reader.point();
        double[] bestPoint = reader.point();
        double[] slopes = reader.numbers(reader.integer());
        return new SpsaState(
                point, value, previousValue, gain, slopes, key, counter, iteration, evaluations, bestPoint, bestValue);
    }
}
