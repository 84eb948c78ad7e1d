package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;

/**
 * The one- and two-particle density matrices of a state over its active orbitals: all that expectation values of one- and
 * two-electron operators depend on.
 *
 * <p>γ^σ_pq = ⟨E^σ_pq⟩ at {@code p * n + q}; Γ_pqrs = ⟨E_pq E_rs − δ_qr E_ps⟩ = Σ_στ ⟨a†_pσ a†_rτ a_sτ a_qσ⟩ at {@code
 * ((p * n + q) * n + r) * n + s}, so that E = E_core + Σ h_pq γ_pq + ½ Σ (pq|rs) Γ_pqrs. Immutable by convention: arrays are
 * not copied.
 *
 * @param spatialOrbitals n
 * @param alpha γ of the electrons of spin up, n² numbers
 * @param beta γ of the electrons of spin down
 * @param twoParticle Γ, summed over spins, n⁴ numbers
 */
public record DensityMatrices(int spatialOrbitals, double[] alpha, double[] beta, double[] twoParticle) {

    /** Refuses arrays of the wrong length. */
    public DensityMatrices {
        int square = spatialOrbitals * spatialOrbitals;
        if (alpha.length != square || beta.length != square || twoParticle.length != square * square) {
            throw new IllegalArgumentException("expected " + square + ", " + square + " and " + square * square
                    + " elements for " + spatialOrbitals + " orbitals, got " + alpha.length + ", " + beta.length
                    + " and "
                    + twoParticle.length);
        }
    }

    /**
     * Natural orbitals, by falling occupation.
     *
     * @param occupations from 2 to 0
     * @param coefficients row-major, active orbitals by natural orbitals
     */
    public record NaturalOrbitals(double[] occupations, double[] coefficients) {}

    /** Returns γ summed over both spins. */
    public double[] oneParticle() {
        double[] sum = alpha.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += beta[k];
        }
        return sum;
    }

    /** Returns the total energy of a Hamiltonian over the same orbitals. */
    public double energy(ActiveSpaceHamiltonian hamiltonian) {
        double[] gamma = oneParticle();
        double energy = hamiltonian.coreEnergy();
        int n = spatialOrbitals;
        for (int pq = 0; pq < gamma.length; pq++) {
            energy += hamiltonian.oneElectron().get(pq / n, pq % n) * gamma[pq];
            for (int rs = 0; rs < gamma.length; rs++) {
                energy += 0.5
                        * hamiltonian.twoElectron().get(pq / n, pq % n, rs / n, rs % n)
                        * twoParticle[pq * gamma.length + rs];
            }
        }
        return energy;
    }

    /** Returns the eigenvectors of γ. */
    public NaturalOrbitals naturalOrbitals() {
        int n = spatialOrbitals;
        double[] gamma = oneParticle();
        double[] negative = new double[n * n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                negative[p * n + q] = -0.5 * (gamma[p * n + q] + gamma[q * n + p]);
            }
        }
        SymmetricEigenproblem falling = SymmetricEigenproblem.solve(negative, n);
        double[] occupations = falling.values();
        for (int k = 0; k < n; k++) {
            occupations[k] = -occupations[k];
        }
        return new NaturalOrbitals(occupations, falling.vectors());
    }

    /**
     * Returns γ over all orbitals of the molecule: 2 on the diagonal of the frozen ones, then the active ones, then zeros.
     *
     * @param frozenOrbitals doubly occupied orbitals below the active ones
     * @param orbitals number of all orbitals
     */
    public OneElectronIntegrals overAllOrbitals(int frozenOrbitals, int orbitals) {
        if (frozenOrbitals < 0 || frozenOrbitals + spatialOrbitals > orbitals) {
            throw new IllegalArgumentException("expected at most " + orbitals + " orbitals, got " + frozenOrbitals
                    + " frozen and " + spatialOrbitals + " active ones");
        }
        double[] gamma = oneParticle();
        double[] all = new double[orbitals * orbitals];
        for (int i = 0; i < frozenOrbitals; i++) {
            all[i * orbitals + i] = 2;
        }
        for (int p = 0; p < spatialOrbitals; p++) {
            int to = (frozenOrbitals + p) * orbitals + frozenOrbitals;
            System.arraycopy(gamma, p * spatialOrbitals, all, to, spatialOrbitals);
        }
        return new OneElectronIntegrals(orbitals, all);
    }

    /**
     * Returns the expectation value of a one-electron operator, the frozen electrons included.
     *
     * @param operator over all orbitals of the molecule
     * @param frozenOrbitals doubly occupied orbitals below the active ones
     */
    public double expectation(OneElectronIntegrals operator, int frozenOrbitals) {
        OneElectronIntegrals density = overAllOrbitals(frozenOrbitals, operator.size());
        double sum = 0;
        for (int k = 0; k < density.values().length; k++) {
            sum += density.values()[k] * operator.values()[k];
        }
        return sum;
    }
}
