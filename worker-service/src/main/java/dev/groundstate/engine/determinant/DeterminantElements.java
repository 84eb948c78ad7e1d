package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.WorkCounter;

/**
 * The energies of single determinants: H_IJ,IJ = E_I + E_J + Σ_p∈I Σ_r∈J (pp|rr), with E_I = Σ_p h_pp + ½ Σ_pq ((pp|qq) −
 * (pq|pq)).
 *
 * <p>Exchanging strings that both spins have gives the same bits. Immutable.
 */
final class DiagonalElements {

    private final DeterminantSpace space;
    private final boolean alike;
    private final double[] alphaEnergies;
    private final double[] betaEnergies;
    private final double[][] coulomb;

    DiagonalElements(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, WorkCounter work) {
        this.space = space;
        this.alike = space.alpha() == space.beta();
        this.alphaEnergies = energies(hamiltonian, space.alpha(), work);
        this.betaEnergies = alike ? alphaEnergies : energies(hamiltonian, space.beta(), work);
        int n = space.spatialOrbitals();
        this.coulomb = new double[space.alpha().count()][n];
        for (int i = 0; i < coulomb.length; i++) {
            for (int r = 0; r < n; r++) {
                for (long rest = space.alpha().bits(i); rest != 0; rest &= rest - 1) {
                    int p = Long.numberOfTrailingZeros(rest);
                    coulomb[i][r] += hamiltonian.twoElectron().get(p, p, r, r);
                }
            }
            work.add((long) n * space.alpha().electrons());
        }
    }

    /** Returns the bytes of the tables, for a space that is not there yet. */
    static long bytes(SpaceSize size, int spatialOrbitals, boolean alike) {
        return Math.addExact(
                Math.multiplyExact(size.alphaStrings(), 8L * spatialOrbitals + 32),
                alike ? 0 : Math.multiplyExact(size.betaStrings(), 8));
    }

    private static double[] energies(ActiveSpaceHamiltonian hamiltonian, OccupationStrings strings, WorkCounter work) {
        double[] energies = new double[strings.count()];
        for (int i = 0; i < energies.length; i++) {
            double energy = 0;
            for (long outer = strings.bits(i); outer != 0; outer &= outer - 1) {
                int p = Long.numberOfTrailingZeros(outer);
                energy += hamiltonian.oneElectron().get(p, p);
                for (long inner = outer & (outer - 1); inner != 0; inner &= inner - 1) {
                    int q = Long.numberOfTrailingZeros(inner);
                    energy += hamiltonian.twoElectron().get(p, p, q, q)
                            - hamiltonian.twoElectron().get(p, q, p, q);
                }
            }
            energies[i] = energy;
            work.add((long) strings.electrons() * strings.electrons());
        }
        return energies;
    }

    /** Fills a row with the elements that go with an alpha string. */
    void fill(int alphaString, double[] row) {
        long alphaBits = space.alpha().bits(alphaString);
        for (int j = 0; j < row.length; j++) {
            boolean exchanged = alike && j > alphaString;
            double[] field = coulomb[exchanged ? j : alphaString];
            double element = alphaEnergies[alphaString] + betaEnergies[j];
            for (long rest = exchanged ? alphaBits : space.beta().bits(j); rest != 0; rest &= rest - 1) {
                element += field[Long.numberOfTrailingZeros(rest)];
            }
            row[j] = element;
        }
    }
}
