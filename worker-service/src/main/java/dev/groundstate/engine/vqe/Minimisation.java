package dev.groundstate.engine.vqe;

import dev.groundstate.engine.optimizer.DifferentiableObjective;
import dev.groundstate.engine.optimizer.Optimizer;
import dev.groundstate.engine.optimizer.OptimizerState;
import dev.groundstate.engine.optimizer.Status;
import dev.groundstate.engine.optimizer.Thresholds;
import dev.groundstate.engine.run.RunControl;
import java.util.function.Supplier;

/**
 * An optimizer at work on one energy, and where it stands: hides which of the optimizers it is.
 *
 * @param <S> the state of that optimizer
 */
final class Minimisation<S extends OptimizerState> {

    private final Optimizer<S, ? super DifferentiableObjective> optimizer;
    private final VariationalEnergy energy;
    private final boolean lostInNoise;
    private final int energiesOfEvaluation;
    private S state;

    private Minimisation(
            Optimizer<S, ? super DifferentiableObjective> optimizer,
            VariationalEnergy energy,
            VqeSettings settings,
            Thresholds thresholds,
            S state) {
        this.optimizer = optimizer;
        this.energy = energy;
        this.lostInNoise = energy.size() > 0 && energy.standardError() > thresholds.value();
        this.energiesOfEvaluation = settings.method().needsGradient() ? energy.energiesOfGradient() : 1;
        this.state = state;
    }

    /** Starts at a point. */
    static Minimisation<?> start(
            VariationalEnergy energy, VqeSettings settings, Thresholds thresholds, double[] point, RunControl control) {
        return start(optimizer(energy, settings, thresholds), energy, settings, thresholds, point, control);
    }

    private static <S extends OptimizerState> Minimisation<S> start(
            Optimizer<S, ? super DifferentiableObjective> optimizer,
            VariationalEnergy energy,
            VqeSettings settings,
            Thresholds thresholds,
            double[] point,
            RunControl control) {
        energy.countFrom(0);
        S first = optimizer.start(point, energy, control);
        return new Minimisation<>(optimizer, energy, settings, thresholds, first);
    }

    /** Goes on where bytes of {@link #encoding} stand. */
    static Minimisation<?> resume(VariationalEnergy energy, VqeSettings settings, Thresholds thresholds, byte[] bytes) {
        return resume(optimizer(energy, settings, thresholds), energy, settings, thresholds, bytes);
    }

    private static <S extends OptimizerState> Minimisation<S> resume(
            Optimizer<S, ? super DifferentiableObjective> optimizer,
            VariationalEnergy energy,
            VqeSettings settings,
            Thresholds thresholds,
            byte[] bytes) {
        return new Minimisation<>(optimizer, energy, settings, thresholds, optimizer.decode(bytes, energy.size()));
    }

    private static Optimizer<?, ? super DifferentiableObjective> optimizer(
            VariationalEnergy energy, VqeSettings settings, Thresholds thresholds) {
        double[] inverseHessian = energy.curvature();
        for (int k = 0; k < inverseHessian.length; k++) {
            inverseHessian[k] = 1 / inverseHessian[k];
        }
        return settings.method()
                .optimizer(
                        inverseHessian,
                        thresholds,
                        energy.trigonometricOrder(),
                        settings.seed(),
                        energy.standardError());
    }

    /** Makes one iteration. */
    void step(RunControl control) {
        energy.countFrom(state.evaluations());
        state = optimizer.step(state, energy, control);
    }

    /** Thresholds below the noise are met by chance only: nothing converges by them. */
    Status status() {
        Status status = optimizer.status(state);
        return lostInNoise && status instanceof Status.Converged ? new Status.Running() : status;
    }

    /** Returns the energies worked out from the beginning, with their gradients where they come with them. */
    int evaluations() {
        return Math.multiplyExact(energiesOfEvaluation, state.evaluations());
    }

    OptimizerState state() {
        return state;
    }

    /** Encodes the present state, whenever it is asked. */
    Supplier<byte[]> encoding() {
        S present = state;
        return () -> optimizer.encode(present);
    }
}
