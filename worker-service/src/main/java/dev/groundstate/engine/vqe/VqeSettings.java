package dev.groundstate.engine.vqe;

import dev.groundstate.engine.ansatz.AnsatzChoice;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.optimizer.Thresholds;
import dev.groundstate.engine.qubit.Mapper;
import java.util.OptionalInt;

/**
 * How to minimise and when to stop.
 *
 * @param ansatz whose parameters are varied
 * @param method of the optimizer
 * @param maxIterations most iterations, counted from the beginning of the experiment
 * @param energyThreshold hartree; the largest change of energy of a last step
 * @param seed of an ansatz and an optimizer that draw random numbers
 * @param mapper of the qubits of a circuit
 * @param shots measurements from which each energy is estimated; empty for exact energies
 */
public record VqeSettings(
        AnsatzChoice ansatz,
        OptimizationMethod method,
        int maxIterations,
        double energyThreshold,
        long seed,
        Mapper mapper,
        OptionalInt shots) {

    /** Creates settings for a Jordan-Wigner encoding, which energies depend on of layered circuits only. */
    public VqeSettings(
            AnsatzChoice ansatz, OptimizationMethod method, int maxIterations, double energyThreshold, long seed) {
        this(ansatz, method, maxIterations, energyThreshold, seed, Mapper.JORDAN_WIGNER, OptionalInt.empty());
    }

    /** Refuses limits that stop before the first step or never. */
    public VqeSettings {
        if (maxIterations < 1) {
            throw new IllegalArgumentException("expected at least 1 iteration, got " + maxIterations);
        }
        if (!(energyThreshold > 0)) {
            throw new IllegalArgumentException("expected a positive energy threshold, got " + energyThreshold);
        }
        boolean exponentialsOfSums =
                ansatz instanceof AnsatzChoice.ExactCoupledCluster || ansatz instanceof AnsatzChoice.Jastrow;
        if (exponentialsOfSums && method == OptimizationMethod.ROTOSOLVE) {
            throw new IllegalArgumentException("rotosolve needs an energy made of sines and cosines of each parameter,"
                    + " which an exponential of a sum has not; take another optimizer or a factorised ansatz");
        }
        if (exponentialsOfSums && method.needsGradient() && shots.isPresent()) {
            throw new IllegalArgumentException("derivatives of an exponential of a sum are no sums of a few measured"
                    + " energies; with shots take SPSA, COBYLA or NELDER_MEAD");
        }
        if (shots.isPresent()) {
            requireMeasurable(ansatz, method, shots.getAsInt());
        }
    }

    private static void requireMeasurable(AnsatzChoice ansatz, OptimizationMethod method, int shots) {
        if (shots < 1) {
            throw new IllegalArgumentException("expected at least 1 shot, got " + shots);
        }
        if (!method.withstandsNoise()) {
            throw new IllegalArgumentException(
                    method + " searches along lines for differences that are lost in the noise"
                            + " of shots; with shots take SPSA, ADAM, COBYLA, NELDER_MEAD or ROTOSOLVE");
        }
        if (ansatz instanceof AnsatzChoice.ExactCoupledCluster) {
            throw new IllegalArgumentException(
                    "an exponential of a sum has no circuit to take shots of; with shots take the factorised UCCSD");
        }
        if (ansatz instanceof AnsatzChoice.Adaptive) {
            throw new IllegalArgumentException("ADAPT chooses operators by derivatives that are lost in the noise of"
                    + " shots; with shots take UCCSD, k-UpCCGSD or a layered circuit");
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
