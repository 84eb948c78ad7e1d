package dev.groundstate.engine.optimizer;

import dev.groundstate.engine.run.RunControl;

/**
 * Steps of nearly fixed length against a running mean of gradients.
 *
 * <p>m' = β₁ m + (1 − β₁) g, v' = β₂ v + (1 − β₂) g², x' = x − η m̂ / (√v̂ + ϵ) with m̂ = m' / (1 − β₁ᵗ) and v̂ = v' / (1 −
 * β₂ᵗ), component by component, in variables scaled to x = s u. After D. P. Kingma and J. Ba, ICLR (2015), with β₁ = 0.9,
 * β₂ = 0.999, ϵ = 10⁻⁸.
 *
 * @param lengths s, positive: the scale of each variable; not copied
 * @param thresholds of the change of the value and of the gradient's norm
 * @param learningRate η
 */
public record Adam(double[] lengths, Thresholds thresholds, double learningRate)
        implements Optimizer<AdamState, DifferentiableObjective> {

    private static final String NAME = "ADAM";
    private static final int VERSION = 1;
    private static final double FIRST_DECAY = 0.9;
    private static final double SECOND_DECAY = 0.999;
    private static final double SMALLEST_ROOT = 1e-8;

    /** Refuses a learning rate that leads nowhere. */
    public Adam {
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("expected a positive learning rate, got " + learningRate);
        }
    }

    @Override
    public AdamState start(double[] point, DifferentiableObjective objective, RunControl control) {
        Descent descent = Descent.start(point, objective, control);
        return new AdamState(
                descent, new double[point.length], new double[point.length], descent.point(), descent.value());
    }

    @Override
    public Status status(AdamState state) {
        return Double.isFinite(state.value())
                ? state.descent().status(thresholds)
                : new Status.Failed("the value is " + state.value());
    }

    @Override
    public AdamState step(AdamState state, DifferentiableObjective objective, RunControl control) {
        Descent from = state.descent();
        int size = from.point().length;
        double firstBias = 1 - StrictMath.pow(FIRST_DECAY, from.iteration() + 1);
        double secondBias = 1 - StrictMath.pow(SECOND_DECAY, from.iteration() + 1);
        double[] firstMoment = new double[size];
        double[] secondMoment = new double[size];
        double[] point = new double[size];
        for (int k = 0; k < size; k++) {
            double slope = lengths[k] * from.gradient()[k];
            firstMoment[k] = FIRST_DECAY * state.firstMoment()[k] + (1 - FIRST_DECAY) * slope;
            secondMoment[k] = SECOND_DECAY * state.secondMoment()[k] + (1 - SECOND_DECAY) * slope * slope;
            double root = Math.sqrt(secondMoment[k] / secondBias) + SMALLEST_ROOT;
            point[k] = from.point()[k] - learningRate * lengths[k] * (firstMoment[k] / firstBias) / root;
        }
        double[] gradient = new double[size];
        double value = objective.valueAndGradient(point, gradient, control);
        Descent next =
                new Descent(point, value, from.value(), gradient, from.iteration() + 1, from.evaluations() + 1, false);
        boolean lower = value <= state.bestValue();
        return new AdamState(
                next, firstMoment, secondMoment, lower ? point : state.bestPoint(), lower ? value : state.bestValue());
    }

    @Override
    public byte[] encode(AdamState state) {
        StateWriter writer = new StateWriter(NAME, VERSION, lengths.length);
        return state.descent()
                .write(writer)
                .numbers(state.firstMoment())
                .numbers(state.secondMoment())
                .numbers(state.bestPoint())
                .number(state.bestValue())
                .bytes();
    }

    @Override
    public AdamState decode(byte[] bytes, int size) {
        StateReader reader = new StateReader(bytes, NAME, VERSION, size);
        return new AdamState(Descent.read(reader), reader.point(), reader.point(), reader.point(), reader.number());
    }
}
