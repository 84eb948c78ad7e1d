package dev.groundstate.engine.hamiltonian;

import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import java.util.SplittableRandom;

/** Hamiltonians that need no molecule. */
public final class SampleHamiltonians {

    private SampleHamiltonians() {}

    /** Integrals without any structure but their symmetry; orbital energies rise, so that the ground state is simple. */
    public static ActiveSpaceHamiltonian random(int orbitals, int alphaElectrons, int betaElectrons, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] h = new double[orbitals * orbitals];
        for (int p = 0; p < orbitals; p++) {
            for (int q = 0; q <= p; q++) {
                double value = 0.3 * random.nextDouble(-1, 1) + (p == q ? p : 0);
                h[p * orbitals + q] = value;
                h[q * orbitals + p] = value;
            }
        }
        double[] packed = new double[TwoElectronIntegrals.packedLength(orbitals)];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = 0.2 * random.nextDouble(-1, 1);
        }
        return new ActiveSpaceHamiltonian(
                orbitals,
                alphaElectrons,
                betaElectrons,
                random.nextDouble(),
                new OneElectronIntegrals(orbitals, h),
                new TwoElectronIntegrals(orbitals, packed));
    }

    /**
     * As {@link #random}, but orbital p is of kind p mod 4, as in a group of two reflections: integrals are zero unless the
     * kinds of their orbitals cancel bit by bit.
     */
    public static ActiveSpaceHamiltonian fourKinds(int orbitals, int alphaElectrons, int betaElectrons, long seed) {
        ActiveSpaceHamiltonian random = random(orbitals, alphaElectrons, betaElectrons, seed);
        for (int p = 0; p < orbitals; p++) {
            for (int q = 0; q <= p; q++) {
                int pq = (p ^ q) & 3;
                if (pq != 0) {
                    random.oneElectron().values()[p * orbitals + q] = 0;
                    random.oneElectron().values()[q * orbitals + p] = 0;
                }
                for (int r = 0; r < orbitals; r++) {
                    for (int s = 0; s <= r; s++) {
                        if (((r ^ s) & 3) != pq) {
                            random.twoElectron()
                                    .packed()[
                                    TwoElectronIntegrals.pair(
                                            TwoElectronIntegrals.pair(p, q), TwoElectronIntegrals.pair(r, s))] = 0;
                        }
                    }
                }
            }
        }
        return random;
    }

    /**
     * An open Hubbard chain at half filling, −t Σ (E_i,i+1 + E_i+1,i) + U Σ n_iα n_iβ, over the orbitals of its hopping:
     * C_ik = √(2/(L+1)) sin(π i k/(L+1)), which come by rising energy.
     */
    public static ActiveSpaceHamiltonian hubbardChain(int sites, double hopping, double repulsion) {
        return hubbardChain(sites, (sites + 1) / 2, sites / 2, hopping, repulsion);
    }

    /** A Hubbard chain with hopping 1 and any filling. */
    public static ActiveSpaceHamiltonian hubbardChain(
            int sites, int alphaElectrons, int betaElectrons, double repulsion) {
        return hubbardChain(sites, alphaElectrons, betaElectrons, 1, repulsion);
    }

    private static ActiveSpaceHamiltonian hubbardChain(
            int sites, int alphaElectrons, int betaElectrons, double hopping, double repulsion) {
        double[] h = new double[sites * sites];
        double[] packed = new double[TwoElectronIntegrals.packedLength(sites)];
        for (int k = 0; k < sites; k++) {
            h[k * sites + k] = -2 * hopping * Math.cos(Math.PI * (k + 1) / (sites + 1));
        }
        for (int p = 0; p < sites; p++) {
            for (int q = 0; q <= p; q++) {
                for (int r = 0; r < sites; r++) {
                    for (int s = 0; s <= r; s++) {
                        double sum = 0;
                        for (int i = 0; i < sites; i++) {
                            sum += wave(sites, i, p) * wave(sites, i, q) * wave(sites, i, r) * wave(sites, i, s);
                        }
                        packed[
                                        TwoElectronIntegrals.pair(
                                                TwoElectronIntegrals.pair(p, q), TwoElectronIntegrals.pair(r, s))] =
                                repulsion * sum;
                    }
                }
            }
        }
        return new ActiveSpaceHamiltonian(
                sites,
                alphaElectrons,
                betaElectrons,
                0,
                new OneElectronIntegrals(sites, h),
                new TwoElectronIntegrals(sites, packed));
    }

    private static double wave(int sites, int site, int orbital) {
        return Math.sqrt(2.0 / (sites + 1)) * Math.sin(Math.PI * (site + 1) * (orbital + 1) / (sites + 1));
    }

    /**
     * H2 / STO-3G at 1.4 bohr: A. Szabo and N. S. Ostlund, Modern Quantum Chemistry (1989), sections 3.5.2 and 4.1;
     * four digits.
     */
    public static ActiveSpaceHamiltonian hydrogenMolecule() {
        double[] packed = new double[6];
        packed[TwoElectronIntegrals.pair(0, 0)] = 0.6746;
        packed[TwoElectronIntegrals.pair(2, 0)] = 0.6636;
        packed[TwoElectronIntegrals.pair(2, 2)] = 0.6975;
        packed[TwoElectronIntegrals.pair(1, 1)] = 0.1813;
        return new ActiveSpaceHamiltonian(
                2,
                1,
                1,
                1 / 1.4,
                new OneElectronIntegrals(2, new double[] {-1.2528, 0, 0, -0.4756}),
                new TwoElectronIntegrals(2, packed));
    }
}
