package dev.groundstate.engine.scf;

import org.jspecify.annotations.Nullable;

/**
 * A converged field.
 *
 * @param type of the determinant
 * @param totalEnergy hartree, nuclear repulsion included
 * @param nuclearRepulsionEnergy hartree
 * @param orbitals canonical, those of spin up where the spins have their own
 * @param betaOrbitals the same ones unless the spins have their own
 * @param spinSquared ⟨S²⟩ of the determinant
 * @param iterations cycles of DIIS and Newton steps
 * @param evaluations Fock matrices built, those of both spins together counting as one
 * @param residual largest entry of FNS - SNF in an orthonormal basis, hartree; N is the matrix of occupations
 * @param newton whether Newton steps found the solution: DIIS had not converged, or to no minimum
 * @param stability what rotations of the orbitals do to the energy; null when it was not asked for
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
        boolean newton,
        @Nullable Stability stability) {

    /** Returns the energy without nuclear repulsion, hartree. */
    public double electronicEnergy() {
        return totalEnergy - nuclearRepulsionEnergy;
    }
}
