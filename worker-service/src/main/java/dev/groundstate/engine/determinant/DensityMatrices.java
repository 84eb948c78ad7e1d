package dev.groundstate.engine.determinant;

import dev.groundstate.engine.determinant.OneParticleDensity.NaturalOrbitals;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.OneElectronIntegrals;

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

    /** Returns γ of each spin. */
    public OneParticleDensity one() {
        return OneParticleDensity.real(spatialOrbitals, alpha, beta);
    }

    /** Returns γ summed over both spins. */
    public double[] oneParticle() {
        return one().sum();
    }

    /** Returns those of a state of which this one and another are parts that no operator connects. */
    public DensityMatrices plus(DensityMatrices other) {
        OneParticleDensity one = one().plus(other.one());
        double[] two = twoParticle.clone();
        for (int k = 0; k < two.length; k++) {
            two[k] += other.twoParticle[k];
        }
        return new DensityMatrices(spatialOrbitals, one.alpha(), one.beta(), two);
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

    /** See {@link OneParticleDensity#naturalOrbitals}. */
    public NaturalOrbitals naturalOrbitals() {
        return one().naturalOrbitals();
    }

    /** See {@link OneParticleDensity#overAllOrbitals}. */
    public OneElectronIntegrals overAllOrbitals(int frozenOrbitals, int orbitals) {
        return one().overAllOrbitals(frozenOrbitals, orbitals);
    }

    /** See {@link OneParticleDensity#expectation}. */
    public double expectation(OneElectronIntegrals operator, int frozenOrbitals) {
        return one().expectation(operator, frozenOrbitals);
    }
}
