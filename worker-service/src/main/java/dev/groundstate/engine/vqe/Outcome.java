package dev.groundstate.engine.vqe;

import dev.groundstate.engine.optimizer.OptimizerState;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.RunControl;

/**
 * Where a minimisation of one ansatz or of a growing one came to.
 *
 * @param energy of the ansatz
 * @param point its parameters
 * @param value its energy there
 * @param lowest energy of all iterations
 * @param residual what the optimizer drives to zero
 * @param iterations from the beginning
 * @param evaluations from the beginning
 * @param ending why it ended
 */
record Outcome(
        VariationalEnergy energy,
        double[] point,
        double value,
        double lowest,
        double residual,
        int iterations,
        int evaluations,
        Ending ending) {

    static Outcome of(VariationalEnergy energy, OptimizerState state, int iterations, int evaluations, Ending ending) {
        return new Outcome(
                energy,
                state.point(),
                state.value(),
                state.bestValue(),
                state.residual(),
                iterations,
                evaluations,
                ending);
    }

    /** Nothing was minimised. */
    static Outcome unmoved(
            VariationalEnergy energy,
            double[] point,
            int iterations,
            int evaluations,
            Ending ending,
            RunControl control) {
        double value = energy.value(point, control);
        return new Outcome(energy, point, value, value, 0, iterations, evaluations, ending);
    }
}
