package dev.groundstate.engine.vqe;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.ansatz.PooledOperators;
import dev.groundstate.engine.optimizer.OptimizerState;
import dev.groundstate.engine.optimizer.Status;
import dev.groundstate.engine.optimizer.Thresholds;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.RunControl;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * ADAPT: adds the operator of the largest derivative, minimises over all angles from where they were, and again, until
 * the derivatives of the whole pool are small.
 *
 * <p>Iterations and evaluations are those of all minimisations; the derivatives of the pool are one evaluation more each
 * time. A minimisation ends with a gradient of a tenth of the pool's threshold at most, so that no operator is chosen
 * twice in succession. Not thread-safe.
 */
final class Growth {

    private final PooledOperators pool;
    private final double threshold;
    private final VqeSettings settings;
    private final Thresholds thresholds;
    private final RunControl control;

    /** The energy of what has grown so far. */
    private EnergyExpectation energy;

    private int[] chosen = {};
    private int pastIterations;
    private int pastEvaluations;
    private @Nullable Minimisation<?> minimisation;

    /** Starts from the energy of no operator at all. */
    Growth(
            PooledOperators pool,
            AnsatzChoice.Adaptive choice,
            VqeSettings settings,
            EnergyExpectation energy,
            RunControl control) {
        this.pool = pool;
        this.threshold = choice.gradientThreshold();
        this.settings = settings;
        this.thresholds = new Thresholds(
                settings.energyThreshold(), Math.min(settings.gradientThreshold(), choice.gradientThreshold() / 10));
        this.energy = energy;
        this.control = control;
    }

    /** Grows to convergence or to the iteration limit. */
    Outcome run(byte[] checkpoint, IterationReport report) {
        if (checkpoint.length > 0) {
            resume(GrowthCheckpoint.decode(checkpoint, pool.size()));
        }
        while (true) {
            control.check();
            Minimisation<?> present = minimisation;
            if (present == null || !(present.status() instanceof Status.Running)) {
                if (present != null && present.status() instanceof Status.Failed) {
                    return outcome(present, Ending.STALLED, report);
                }
                double[] point =
                        present == null ? new double[0] : present.state().bestPoint();
                double[] derivatives = energy.derivatives(pool, point, control);
                if (norm(derivatives) <= threshold) {
                    return outcome(present, Ending.CONVERGED, report);
                }
                if (iterations() >= settings.maxIterations()) {
                    return outcome(present, Ending.ITERATION_LIMIT, report);
                }
                present = grow(point, largest(derivatives));
            } else if (iterations() >= settings.maxIterations()) {
                return outcome(present, Ending.ITERATION_LIMIT, report);
            }
            present.step(control);
            OptimizerState state = present.state();
            report.iteration(
                    new Iteration(iterations(), state.value(), state.residual(), evaluations()),
                    energy,
                    state.point(),
                    encoding(present));
        }
    }

    private Minimisation<?> grow(double[] point, int operator) {
        pastIterations = iterations();
        pastEvaluations = evaluations() + 1;
        int size = chosen.length + 1;
        chosen = Arrays.copyOf(chosen, size);
        chosen[size - 1] = operator;
        energy = energy.of(pool.ansatz(chosen));
        Minimisation<?> next = Minimisation.start(energy, settings, thresholds, Arrays.copyOf(point, size), control);
        minimisation = next;
        return next;
    }

    private void resume(GrowthCheckpoint checkpoint) {
        chosen = checkpoint.chosen();
        pastIterations = checkpoint.pastIterations();
        pastEvaluations = checkpoint.pastEvaluations();
        energy = energy.of(pool.ansatz(chosen));
        minimisation = Minimisation.resume(energy, settings, thresholds, checkpoint.minimisation());
    }

    private Supplier<byte[]> encoding(Minimisation<?> present) {
        int[] operators = chosen;
        int iterations = pastIterations;
        int evaluations = pastEvaluations;
        Supplier<byte[]> state = present.encoding();
        return () -> new GrowthCheckpoint(operators, iterations, evaluations, state.get()).encode();
    }

    private int iterations() {
        return pastIterations + (minimisation == null ? 0 : minimisation.state().iteration());
    }

    private int evaluations() {
        return pastEvaluations
                + (minimisation == null ? 0 : minimisation.state().evaluations());
    }

    private Outcome outcome(@Nullable Minimisation<?> present, Ending ending, IterationReport report) {
        int evaluations = ending == Ending.STALLED ? evaluations() : evaluations() + 1;
        if (present != null) {
            return Outcome.of(energy, present.state(), iterations(), evaluations, ending);
        }
        // The look at the pool is the only iteration of what needs no operator.
        Outcome unmoved = Outcome.unmoved(energy, new double[0], 1, evaluations, ending, control);
        report.iteration(
                new Iteration(1, unmoved.value(), unmoved.residual(), evaluations),
                energy,
                unmoved.point(),
                () -> new byte[0]);
        return unmoved;
    }

    private static double norm(double[] derivatives) {
        double sum = 0;
        for (double derivative : derivatives) {
            sum += derivative * derivative;
        }
        return Math.sqrt(sum);
    }

    private static int largest(double[] derivatives) {
        int largest = 0;
        for (int k = 0; k < derivatives.length; k++) {
            if (Math.abs(derivatives[k]) > Math.abs(derivatives[largest])) {
                largest = k;
            }
        }
        return largest;
    }
}
