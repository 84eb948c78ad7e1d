package dev.groundstate.engine.hamiltonian;

import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.integral.TwoElectronIntegrals;

/**
 * The spin-free Hamiltonian of the active electrons over real orthonormal orbitals.
 *
 * <p>H = E_core + Σ_pq h_pq E_pq + ½ Σ_pqrs (pq|rs) (E_pq E_rs − δ_qr E_ps), E_pq summed over both spins.
 *
 * @param spatialOrbitals number of active orbitals
 * @param alphaElectrons active electrons of spin up
 * @param betaElectrons active electrons of spin down
 * @param coreEnergy nuclear repulsion and the energy of the frozen electrons
 * @param oneElectron h_pq, the field of the frozen electrons included
 * @param twoElectron (pq|rs)
 */
public record ActiveSpaceHamiltonian(
        int spatialOrbitals,
        int alphaElectrons,
        int betaElectrons,
        double coreEnergy,
        OneElectronIntegrals oneElectron,
        TwoElectronIntegrals twoElectron) {

    /** Refuses integrals over another number of orbitals and electrons that do not fit. */
    public ActiveSpaceHamiltonian {
        if (oneElectron.size() != spatialOrbitals || twoElectron.size() != spatialOrbitals) {
            throw new IllegalArgumentException("expected integrals over " + spatialOrbitals + " orbitals, got "
                    + oneElectron.size() + " and " + twoElectron.size());
        }
        if (Math.min(alphaElectrons, betaElectrons) < 0 || Math.max(alphaElectrons, betaElectrons) > spatialOrbitals) {
            throw new IllegalArgumentException("expected 0 to " + spatialOrbitals + " electrons of each spin, got "
                    + alphaElectrons + " and " + betaElectrons);
        }
    }

    /**
     * Returns the diagonal of the Fock matrix of one spin, for the determinant that fills the first orbitals.
     *
     * <p>f_pp = h_pp + Σ_k (pp|kk) − Σ_k' (pk'|pk'), k over the occupied orbitals of both spins, k' of this one.
     *
     * @param sameSpinElectrons electrons of this spin
     * @param otherSpinElectrons electrons of the other
     */
    public double[] orbitalEnergies(int sameSpinElectrons, int otherSpinElectrons) {
        double[] energies = new double[spatialOrbitals];
        for (int p = 0; p < spatialOrbitals; p++) {
            double energy = oneElectron.get(p, p);
            for (int k = 0; k < sameSpinElectrons; k++) {
                energy += twoElectron.get(p, p, k, k) - twoElectron.get(p, k, p, k);
            }
            for (int k = 0; k < otherSpinElectrons; k++) {
                energy += twoElectron.get(p, p, k, k);
            }
            energies[p] = energy;
        }
        return energies;
    }

    /** Returns the total energy of the determinant that fills the first orbitals, E_core + ½ Σ (h_kk + f_kk). */
    public double referenceEnergy() {
        double[] alpha = orbitalEnergies(alphaElectrons, betaElectrons);
        double[] beta = orbitalEnergies(betaElectrons, alphaElectrons);
        double energy = coreEnergy;
        for (int k = 0; k < alphaElectrons; k++) {
            energy += 0.5 * (oneElectron.get(k, k) + alpha[k]);
        }
        for (int k = 0; k < betaElectrons; k++) {
            energy += 0.5 * (oneElectron.get(k, k) + beta[k]);
        }
        return energy;
    }
}
