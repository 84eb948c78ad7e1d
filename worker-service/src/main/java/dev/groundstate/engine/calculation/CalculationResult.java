package dev.groundstate.engine.calculation;

import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.scf.HartreeFockType;

/**
 * What a calculation found, with everything that is needed to judge and to repeat it; hartree.
 *
 * @param method how the energy was found
 * @param basisName the basis set
 * @param hartreeFockType of the determinant that the method starts from, or is
 * @param totalEnergy the answer, that of the last iteration
 * @param lowestEnergy of all iterations; lower than the last one only where an optimizer can rise
 * @param hartreeFockEnergy total energy of that determinant
 * @param nuclearRepulsionEnergy repulsion of the nuclei
 * @param coreEnergy nuclear repulsion and the energy of the frozen orbitals
 * @param activeSpace the orbitals that were correlated; all of them for Hartree-Fock
 * @param factorOrder order of the factors of the ansatz, a sentence; empty for a method without an ansatz
 * @param convergenceThreshold the threshold asked for
 * @param seed the seed asked for
 * @param iterations iterations made
 * @param evaluations energies with or without gradient, sigma builds, or cycles of the self-consistent field
 * @param parameters parameters of the ansatz, 0 for a method without one
 * @param droppedParameters further parameters, left out because symmetry keeps them zero
 * @param determinants dimension of the determinant space, 1 for Hartree-Fock
 * @param spinSquared expectation value of S²
 * @param particleNumber expectation value of the number of active electrons
 * @param ending why the calculation ended
 */
public record CalculationResult(
        CalculationMethod method,
        String basisName,
        HartreeFockType hartreeFockType,
        double totalEnergy,
        double lowestEnergy,
        double hartreeFockEnergy,
        double nuclearRepulsionEnergy,
        double coreEnergy,
        ActiveSpace activeSpace,
        String factorOrder,
        double convergenceThreshold,
        long seed,
        int iterations,
        int evaluations,
        int parameters,
        int droppedParameters,
        long determinants,
        double spinSquared,
        double particleNumber,
        Ending ending) {

    /** Returns the total energy less that of Hartree-Fock. */
    public double correlationEnergy() {
        return totalEnergy - hartreeFockEnergy;
    }

    /** Returns whether the thresholds were met; otherwise the energy is that of an unfinished calculation. */
    public boolean converged() {
        return ending == Ending.CONVERGED;
    }
}
