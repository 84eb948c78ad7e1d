package dev.groundstate.engine.run;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.molecule.Atom;
import java.util.List;

/**
 * Everything that decides a calculation: the same input gives the same bits.
 *
 * @param atoms nuclei, in bohr
 * @param charge in units of the elementary charge
 * @param multiplicity 2S + 1; only 1 is known, closed shells
 * @param basisName name of a basis set of the library
 * @param method how the energy is found
 * @param activeSpace the orbitals to correlate
 * @param maxIterations most iterations to make, from 1
 * @param convergenceThreshold hartree; VQE ends when a step changes the energy by less and the gradient is below
 *     {@code sqrt(threshold) / 10}, at which the energy still to gain is of the order of the threshold
 * @param seed of whatever is random in the method
 */
public record CalculationInput(
        List<Atom> atoms,
        int charge,
        int multiplicity,
        String basisName,
        CalculationMethod method,
        ActiveSpaceChoice activeSpace,
        int maxIterations,
        double convergenceThreshold,
        long seed) {

    /** Tightest threshold: below, the rounding of energies near 100 hartree hides what a step gains. */
    public static final double TIGHTEST_THRESHOLD = 1e-12;

    /** Loosest threshold: above, no digit of a reaction energy is left. */
    public static final double LOOSEST_THRESHOLD = 1e-2;

    /** Refuses an empty molecule, an open shell and limits out of range. */
    public CalculationInput {
        atoms = List.copyOf(atoms);
        if (atoms.isEmpty()) {
            throw new IllegalArgumentException("expected at least one atom, got none");
        }
        if (multiplicity != 1) {
            throw new IllegalArgumentException("expected multiplicity 1, a closed shell, got " + multiplicity);
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("expected at least 1 iteration, got " + maxIterations);
        }
        if (!(convergenceThreshold >= TIGHTEST_THRESHOLD && convergenceThreshold <= LOOSEST_THRESHOLD)) {
            throw new IllegalArgumentException("expected a convergence threshold from " + TIGHTEST_THRESHOLD + " to "
                    + LOOSEST_THRESHOLD + " hartree, got " + convergenceThreshold);
        }
    }
}
