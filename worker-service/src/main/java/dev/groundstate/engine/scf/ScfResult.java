package dev.groundstate.engine.scf;

/**
 * A converged closed-shell field.
 *
 * @param totalEnergy hartree, nuclear repulsion included
 * @param nuclearRepulsionEnergy hartree
 * @param orbitals canonical
 * @param iterations cycles, all attempts together
 * @param evaluations Fock matrices built
 * @param residual largest entry of FDS - SDF in an orthonormal basis, hartree
 * @param shifted whether DIIS alone had failed and level shift found the solution
 */
public record ScfResult(
        double totalEnergy,
        double nuclearRepulsionEnergy,
        MolecularOrbitals orbitals,
        int iterations,
        int evaluations,
        double residual,
        boolean shifted) {

    /** Returns the energy without nuclear repulsion, hartree. */
    public double electronicEnergy() {
        return totalEnergy - nuclearRepulsionEnergy;
    }
}
