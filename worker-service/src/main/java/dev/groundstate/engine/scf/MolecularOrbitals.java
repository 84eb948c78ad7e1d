package dev.groundstate.engine.scf;

/**
 * Orthonormal real orbitals as combinations of basis functions: full ones, half-full ones, empty ones, each by rising energy.
 *
 * @param functions number of basis functions
 * @param size number of orbitals, at most {@code functions}
 * @param coefficients C of function mu in orbital p at {@code mu * size + p}; not copied
 * @param orbitalEnergies {@code size} entries, hartree
 * @param occupied full orbitals, the first ones: doubly occupied, or singly where the spins have their own orbitals
 */
public record MolecularOrbitals(
        int functions, int size, double[] coefficients, double[] orbitalEnergies, int occupied) {

    /** Refuses arrays of the wrong length. */
    public MolecularOrbitals {
        if (coefficients.length != functions * size || orbitalEnergies.length != size || occupied > size) {
            throw new IllegalArgumentException("expected " + functions + " x " + size + " coefficients, " + size
                    + " energies and at most " + size + " occupied orbitals, got " + coefficients.length + ", "
                    + orbitalEnergies.length + " and " + occupied);
        }
    }
}
