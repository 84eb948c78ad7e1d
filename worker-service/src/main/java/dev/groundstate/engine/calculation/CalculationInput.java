package dev.groundstate.engine.calculation;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.scf.HartreeFockType;

/**
 * Everything that decides a calculation: the same input gives the same bits.
 *
 * @param system nuclei and electrons, or integrals
 * @param method how the energy is found
 * @param activeSpace the orbitals to correlate
 * @param orbitals in which they are correlated
 * @param maxIterations most iterations to make, from 1
 * @param convergenceThreshold hartree; VQE ends when a step changes the energy by no more and the norm of the
 *     gradient, or what stands for it in an optimizer without, is at most {@code sqrt(threshold) / 10}, at which no more
 *     than that is left to gain; coupled cluster goes on to 1e-9, FCI and Hartree-Fock to about 1e-10 at least
 * @param seed of whatever is random in the method
 */
public record CalculationInput(
        QuantumSystem system,
        CalculationMethod method,
        ActiveSpaceChoice activeSpace,
        OrbitalChoice orbitals,
        int maxIterations,
        double convergenceThreshold,
        long seed) {

    /** Tightest threshold: below, the rounding of energies near 100 hartree hides what a step gains. */
    public static final double TIGHTEST_THRESHOLD = 1e-12;

    /** Loosest threshold: above, no digit of a reaction energy is left. */
    public static final double LOOSEST_THRESHOLD = 1e-2;

    /** Refuses limits out of range, and methods that do not know such a system. */
    public CalculationInput {
        if (maxIterations < 1) {
            throw new IllegalArgumentException("expected at least 1 iteration, got " + maxIterations);
        }
        if (!(convergenceThreshold >= TIGHTEST_THRESHOLD && convergenceThreshold <= LOOSEST_THRESHOLD)) {
            throw new IllegalArgumentException("expected a convergence threshold from " + TIGHTEST_THRESHOLD + " to "
                    + LOOSEST_THRESHOLD + " hartree, got " + convergenceThreshold);
        }
        boolean open = system.alphaElectrons() != system.betaElectrons();
        if (open && method.needsClosedShell()) {
            throw new IllegalArgumentException(method.abbreviation() + " is for closed shells, got "
                    + (system.alphaElectrons() - system.betaElectrons()) + " unpaired electrons");
        }
        if (open && orbitals == OrbitalChoice.MP2_NATURAL) {
            throw new IllegalArgumentException("natural orbitals of MP2 are for closed shells, got "
                    + (system.alphaElectrons() - system.betaElectrons()) + " unpaired electrons");
        }
        if (method.isSingleDeterminant() && system instanceof QuantumSystem.GivenOrbitals) {
            throw new IllegalArgumentException(
                    method.abbreviation() + " looks for orbitals, and those of an FCIDUMP are given");
        }
    }

    /** Correlates in the orbitals of Hartree-Fock. */
    public CalculationInput(
            QuantumSystem system,
            CalculationMethod method,
            ActiveSpaceChoice activeSpace,
            int maxIterations,
            double convergenceThreshold,
            long seed) {
        this(system, method, activeSpace, OrbitalChoice.CANONICAL, maxIterations, convergenceThreshold, seed);
    }

    /** Returns what determinant the method starts from, or is: one of shared orbitals unless others are asked for. */
    public HartreeFockType hartreeFockType() {
        return method instanceof CalculationMethod.UnrestrictedHartreeFock
                ? HartreeFockType.UNRESTRICTED
                : HartreeFockType.restricted(system.alphaElectrons(), system.betaElectrons());
    }
}
