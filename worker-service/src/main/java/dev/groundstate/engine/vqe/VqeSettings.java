package dev.groundstate.engine.vqe;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.optimizer.Thresholds;
import dev.groundstate.engine.qubit.Mapper;

/**
 * How to minimise and when to stop.
 *
 * @param ansatz whose parameters are varied
 * @param method of the optimizer
 * @param maxIterations most iterations, counted from the beginning of the experiment
 * @param energyThreshold hartree; the largest change of energy of a last step
 * @param seed of an ansatz and an optimizer that draw random numbers
 * @param mapper of the qubits of a circuit
 */
public record VqeSettings(
        AnsatzChoice ansatz,
        OptimizationMethod method,
        int maxIterations,
        double energyThreshold,
        long seed,
        Mapper mapper) {

    /** Creates settings for a Jordan-Wigner encoding, which energies depend on of layered circuits only. */
    public VqeSettings(
            AnsatzChoice ansatz, OptimizationMethod method, int maxIterations, double energyThreshold, long seed) {
        this(ansatz, method, maxIterations, energyThreshold, seed, Mapper.JORDAN_WIGNER);
    }

    /** Refuses limits that stop before the first step or never. */
    public VqeSettings {
        if (maxIterations < 1) {
            throw new IllegalArgumentException("expected at least 1 iteration, got " + maxIterations);
        }
        if (!(energyThreshold > 0)) {
            throw new IllegalArgumentException("expected a positive energy threshold, got " + energyThreshold);
        }
    }

    /**
     * Returns the largest norm of a last gradient, √threshold / 10.
     *
     * <p>Near a minimum of curvature κ an energy is g²/(2κ) too high. With this norm that is at most the threshold for
     * every κ down to 0.005 hartree, softer than what single and double excitations of bound molecules have.
     */
    public double gradientThreshold() {
        return 0.1 * Math.sqrt(energyThreshold);
    }

    Thresholds thresholds() {
        return new Thresholds(energyThreshold, gradientThreshold());
    }
}
