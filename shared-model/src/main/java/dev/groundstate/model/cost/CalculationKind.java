package dev.groundstate.model.cost;

import dev.groundstate.model.experiment.Ansatz;
import dev.groundstate.model.experiment.ExperimentConfiguration;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.experiment.OperatorPool;
import dev.groundstate.model.experiment.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * What of a method decides how much memory it takes.
 *
 * @param optimizer of VQE, as are ansatz, layers, pool and shots
 * @param shots null: exact expectation values
 * @param states of FCI
 * @param naturalOrbitals whether MP2 over all orbitals goes first
 */
public record CalculationKind(
        Method method,
        Optimizer optimizer,
        Ansatz ansatz,
        int layers,
        OperatorPool pool,
        @Nullable Integer shots,
        int states,
        boolean naturalOrbitals) {

    /** Returns the kind of an experiment, in natural orbitals of MP2 or not. */
    public static CalculationKind of(ExperimentConfiguration configuration, boolean naturalOrbitals) {
        return new CalculationKind(
                configuration.method(),
                configuration.optimizer(),
                configuration.ansatz(),
                configuration.layers(),
                configuration.pool(),
                configuration.shots(),
                configuration.nStates(),
                naturalOrbitals);
    }

    /** Returns a method with whatever it takes where nothing else is asked for. */
    public static CalculationKind of(Method method) {
        return of(method, Optimizer.L_BFGS_B);
    }

    /** Returns a method in natural orbitals of MP2 or not, and else with what it takes where nothing is asked for. */
    public static CalculationKind of(Method method, boolean naturalOrbitals) {
        return new CalculationKind(
                method, Optimizer.L_BFGS_B, Ansatz.UCCSD, 1, OperatorPool.SINGLES_DOUBLES, null, 1, naturalOrbitals);
    }

    /** Returns a method with an optimizer, and else with what it takes where nothing is asked for. */
    public static CalculationKind of(Method method, Optimizer optimizer) {
        return of(method, false).with(optimizer);
    }

    CalculationKind with(Optimizer other) {
        return new CalculationKind(method, other, ansatz, layers, pool, shots, states, naturalOrbitals);
    }
}
