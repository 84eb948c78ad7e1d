package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.WorkCounter;

/**
 * Single elements of the Hamiltonian by the Slater-Condon rules.
 *
 * <p>On the diagonal H_IJ,IJ = E_I + E_J + Σ_p∈I Σ_r∈J (pp|rr), with E_I = Σ_p h_pp + ½ Σ_pq ((pp|qq) − (pq|pq)); there,
 * exchanging strings that both spins have gives the same bits. Immutable.
 */
final class DeterminantElements {

    private final ActiveSpaceHamiltonian hamiltonian;
    private final DeterminantSpace space;
    private final boolean alike;
    private final double[] alphaEnergies;
    private final double[] betaEnergies;
    private final double[][] coulomb;

    DeterminantElements(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, WorkCounter work) {
        this.hamiltonian = hamiltonian;
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

    /** Fills a row with the diagonal elements that go with an alpha string. */
    void fill(int alphaString, double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] = diagonal(alphaString, j);
        }
    }

    private double diagonal(int i, int j) {
        boolean exchanged = alike && j > i;
        double[] field = coulomb[exchanged ? j : i];
        double element = alphaEnergies[i] + betaEnergies[j];
        for (long rest = exchanged ? space.alpha().bits(i) : space.beta().bits(j); rest != 0; rest &= rest - 1) {
            element += field[Long.numberOfTrailingZeros(rest)];
        }
        return element;
    }

    /** Returns ⟨IJ|H|KL⟩ for alpha strings I, K and beta strings J, L. */
    double element(int i, int j, int k, int l) {
        long alphaTo = space.alpha().bits(i);
        long betaTo = space.beta().bits(j);
        long alphaFrom = space.alpha().bits(k);
        long betaFrom = space.beta().bits(l);
        int alphaMoved = Long.bitCount(alphaTo & ~alphaFrom);
        int betaMoved = Long.bitCount(betaTo & ~betaFrom);
        return switch (alphaMoved + betaMoved) {
            case 0 -> diagonal(i, j);
            case 1 -> alphaMoved == 1 ? oneMoved(alphaTo, alphaFrom, betaFrom) : oneMoved(betaTo, betaFrom, alphaFrom);
            case 2 ->
                switch (alphaMoved) {
                    case 0 -> twoMoved(betaTo, betaFrom);
                    case 1 -> oneOfEachMoved(alphaTo, alphaFrom, betaTo, betaFrom);
                    default -> twoMoved(alphaTo, alphaFrom);
                };
            default -> 0;
        };
    }

    /** h_ai + Σ_r ((ai|rr) − (ar|ri)) over the electrons of the same spin, + Σ_r (ai|rr) over the others. */
    private double oneMoved(long to, long from, long others) {
        int a = Long.numberOfTrailingZeros(to & ~from);
        int i = Long.numberOfTrailingZeros(from & ~to);
        double value = hamiltonian.oneElectron().get(a, i);
        for (long rest = from & to; rest != 0; rest &= rest - 1) {
            int r = Long.numberOfTrailingZeros(rest);
            value += hamiltonian.twoElectron().get(a, i, r, r)
                    - hamiltonian.twoElectron().get(a, r, r, i);
        }
        for (long rest = others; rest != 0; rest &= rest - 1) {
            int r = Long.numberOfTrailingZeros(rest);
            value += hamiltonian.twoElectron().get(a, i, r, r);
        }
        return OccupationString.sign(from, a, i) * value;
    }

    /** (ai|bj) − (aj|bi). */
    private double twoMoved(long to, long from) {
        long created = to & ~from;
        long annihilated = from & ~to;
        int a = Long.numberOfTrailingZeros(created);
        int b = Long.numberOfTrailingZeros(created & (created - 1));
        int i = Long.numberOfTrailingZeros(annihilated);
        int j = Long.numberOfTrailingZeros(annihilated & (annihilated - 1));
        int sign = OccupationString.sign(from, a, i) * OccupationString.sign(OccupationString.moved(from, a, i), b, j);
        return sign
                * (hamiltonian.twoElectron().get(a, i, b, j)
                        - hamiltonian.twoElectron().get(a, j, b, i));
    }

    private double oneOfEachMoved(long alphaTo, long alphaFrom, long betaTo, long betaFrom) {
        int a = Long.numberOfTrailingZeros(alphaTo & ~alphaFrom);
        int i = Long.numberOfTrailingZeros(alphaFrom & ~alphaTo);
        int b = Long.numberOfTrailingZeros(betaTo & ~betaFrom);
        int j = Long.numberOfTrailingZeros(betaFrom & ~betaTo);
        return OccupationString.sign(alphaFrom, a, i)
                * OccupationString.sign(betaFrom, b, j)
                * hamiltonian.twoElectron().get(a, i, b, j);
    }
}
