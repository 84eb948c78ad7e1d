package dev.groundstate.engine.calculation;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.optimizer.OptimizationMethod;
import dev.groundstate.engine.scf.HartreeFockType;

/**
 * Everything that decides a calculation: the same input gives the same bits.
 *
 * @param molecule nuclei and electrons
 * @param basisName name of a basis set of the library
 * @param method how the energy is found
 * @param optimizer how VQE minimises; nothing to the other methods
 * @param activeSpace the orbitals to correlate
 * @param maxIterations most iterations to make, from 1
 * @param convergenceThreshold hartree; VQE ends when a step changes the energy by no more and the norm of the
 *     gradient, or what stands for it in an optimizer without, is at most {@code sqrt(threshold) / 10}, at which no more
 *     than that is left to gain; FCI and Hartree-Fock
 *     always go on to about 1e-10
 * @param seed of whatever is random in the method
 */
public record CalculationInput(
        Molecule molecule,
        String basisName,
        CalculationMethod method,
        OptimizationMethod optimizer,
        ActiveSpaceChoice activeSpace,
        int maxIterations,
        double convergenceThreshold,
        long seed) {

    /** Tightest threshold: below, the rounding of energies near 100 hartree hides what a step gains. */
    public static final double TIGHTEST_THRESHOLD = 1e-12;

    /** Loosest threshold: above, no digit of a reaction energy is left. */
    public static final double LOOSEST_THRESHOLD = 1e-2;

    /** Refuses limits out of range. */
    public CalculationInput {
        if (maxIterations < 1) {
            throw new IllegalArgumentException("expected at least 1 iteration, got " + maxIterations);
        }
        if (!(convergenceThreshold >= TIGHTEST_THRESHOLD && convergenceThreshold <= LOOSEST_THRESHOLD)) {
            throw new IllegalArgumentException("expected a convergence threshold from " + TIGHTEST_THRESHOLD + " to "
                    + LOOSEST_THRESHOLD + " hartree, got " + convergenceThreshold);
        }
    }

    /** Returns what determinant the method starts from, or is: one of shared orbitals unless others are asked for. */
    public HartreeFockType hartreeFockType() {
        return method == CalculationMethod.UNRESTRICTED_HARTREE_FOCK
                ? HartreeFockType.UNRESTRICTED
                : HartreeFockType.restricted(molecule.alphaElectrons(), molecule.betaElectrons());
    }
}
