package dev.groundstate.engine.scf;

/**
 * A converged field.
 *
 * @param type of the determinant
 * @param totalEnergy hartree, nuclear repulsion included
 * @param nuclearRepulsionEnergy hartree
 * @param orbitals canonical, those of spin up where the spins have their own
 * @param betaOrbitals the same ones unless the spins have their own
 * @param spinSquared ⟨S²⟩ of the determinant
 * @param iterations cycles, all attempts together
 * @param evaluations Fock matrices built, those of both spins together counting as one
 * @param residual largest entry of FNS - SNF in an orthonormal basis, hartree; N is the matrix of occupations
 * @param shifted whether DIIS alone had failed and level shift found the solution
 */
public record ScfResult(
        HartreeFockType type,
        double totalEnergy,
        double nuclearRepulsionEnergy,
        MolecularOrbitals orbitals,
        MolecularOrbitals betaOrbitals,
        double spinSquared,
        int iterations,
        int evaluations,
        double residual,
        boolean shifted) {

    /** Returns the energy without nuclear repulsion, hartree. */
    public double electronicEnergy() {
        return totalEnergy - nuclearRepulsionEnergy;
    }
}
