package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * The Hamiltonian, without its core energy, on vectors over a determinant space: σ = H c.
 *
 * <p>σ_IJ = Σ_I' Hα_II' c_I'J + Σ_J' Hβ_JJ' c_IJ' + Σ_pq,rs (pq|rs) ⟨I|Eα_pq|I'⟩ ⟨J|Eβ_rs|J'⟩ c_I'J'. The same-spin
 * parts are sparse matrices over strings. The mixed part takes one alpha string I' and a block of beta strings at a
 * time: D_rs,J = Σ_J' ⟨J|Eβ_rs|J'⟩ c_I'J', a product with the matrix of integrals, and a row of the result for each I
 * that Eα_pq leads to.
 *
 * <p>After P. J. Knowles and N. C. Handy, Chem. Phys. Lett. 111, 315 (1984), with the spins kept apart as in J. Olsen
 * et al., J. Chem. Phys. 89, 2185 (1988). Cost of the mixed part: (N(n − N) + 1) n(n + 1)/2 multiply-adds a
 * determinant for N alpha electrons in n orbitals. Holds scratch: not thread-safe.
 */
public final class HamiltonianOperator implements SymmetricOperator {

    /** Beta strings of a block: D for 16 orbitals is then 280 kB and stays in the second cache. */
    private static final int BLOCK = 256;

    /** Numbers in one transposed tile, 1 MB: two of them stay in the second cache. */
    private static final int TILE = 1 << 17;

    private final DeterminantSpace space;
    private final SameSpinHamiltonian alphaPart;
    private final SameSpinHamiltonian betaPart;
    private final SingleReplacements alphaReplacements;
    private final SingleReplacements betaReplacements;
    private final int pairs;
    private final double[][] integrals;

    private final double[][] gathered;
    private final double[] product0;
    private final double[] product1;
    private final double[] diagonalIntegrals;
    private final int tileWidth;
    private final double[][] tileIn;
    private final double[][] tileOut;
    private final double[] weights;
    private final double[][] sources;

    /** Prepares the tables of a space. */
    public HamiltonianOperator(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, RunControl control) {
        if (space.spatialOrbitals() != hamiltonian.spatialOrbitals()) {
            throw new IllegalArgumentException("expected a space over " + hamiltonian.spatialOrbitals()
                    + " orbitals, got " + space.spatialOrbitals());
        }
        WorkCounter work = new WorkCounter(control);
        this.space = space;
        this.alphaPart = new SameSpinHamiltonian(hamiltonian, space.alpha(), work);
        this.alphaReplacements = new SingleReplacements(space.alpha(), work);
        boolean alike = space.alpha() == space.beta();
        this.betaPart = alike ? alphaPart : new SameSpinHamiltonian(hamiltonian, space.beta(), work);
        this.betaReplacements = alike ? alphaReplacements : new SingleReplacements(space.beta(), work);
        this.pairs = TwoElectronIntegrals.pair(space.spatialOrbitals(), 0);
        this.integrals = square(hamiltonian.twoElectron(), pairs);
        int betaStrings = space.beta().count();
        int block = Math.min(BLOCK, betaStrings);
        this.gathered = new double[pairs][block];
        this.product0 = new double[block];
        this.product1 = new double[block];
        this.diagonalIntegrals = new double[pairs];
        this.tileWidth = tileWidth(space.alpha().count(), betaStrings);
        this.tileIn = new double[betaStrings][tileWidth];
        this.tileOut = new double[betaStrings][tileWidth];
        int longest = Math.max(alphaPart.rowLength(), betaPart.rowLength()) + 1;
        this.weights = new double[longest];
        this.sources = new double[longest][];
    }

    /** Returns the bytes of the tables and the scratch of an operator, for a space that is not there yet. */
    public static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        SpaceSize size = SpaceSize.of(spatialOrbitals, alphaElectrons, betaElectrons);
        long pairs = TwoElectronIntegrals.pair(spatialOrbitals, 0);
        long alpha = Math.multiplyExact(size.alphaStrings(), stringBytes(spatialOrbitals, alphaElectrons));
        long beta = alphaElectrons == betaElectrons
                ? 0
                : Math.multiplyExact(size.betaStrings(), stringBytes(spatialOrbitals, betaElectrons));
        long width = Math.clamp(TILE / size.betaStrings(), 16, 256);
        long tiles = Math.multiplyExact(size.betaStrings(), 2 * (8 * Math.min(width, size.alphaStrings()) + 24));
        return Math.addExact(Math.addExact(alpha, beta), Math.addExact(tiles, 8 * pairs * (pairs + BLOCK)));
    }

    private static long stringBytes(int spatialOrbitals, int electrons) {
        long replacements = (long) electrons * (spatialOrbitals - electrons);
        return 16 + 12 * SameSpinHamiltonian.rowLength(spatialOrbitals, electrons) + 8 * replacements;
    }

    private static int tileWidth(int alphaStrings, int betaStrings) {
        return Math.min(alphaStrings, Math.clamp(TILE / betaStrings, 16, 256));
    }

    private static double[][] square(TwoElectronIntegrals twoElectron, int pairs) {
        double[][] square = new double[pairs][pairs];
        for (int pq = 0; pq < pairs; pq++) {
            for (int rs = 0; rs < pairs; rs++) {
                square[pq][rs] = twoElectron.packed()[TwoElectronIntegrals.pair(pq, rs)];
            }
        }
        return square;
    }

    @Override
    public void apply(CiVector x, CiVector y, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        y.clear(work);
        addAlphaPart(x, y, work);
        addBetaPart(x, y, work);
        addMixedPart(x, y, work);
    }

    /** Σ_I' Hα_II' c_I'J. */
    private void addAlphaPart(CiVector x, CiVector y, WorkCounter work) {
        int length = space.beta().count();
        int count = alphaPart.rowLength() + 1;
        for (int i = 0; i < space.alpha().count(); i++) {
            for (int k = 0; k + 1 < count; k++) {
                weights[k] = alphaPart.value(i, k);
                sources[k] = x.row(alphaPart.column(i, k));
            }
            weights[count - 1] = alphaPart.diagonal(i);
            sources[count - 1] = x.row(i);
            combine(y.row(i), count, length, work);
        }
    }

    /** Σ_J' Hβ_JJ' c_IJ', on transposed tiles of a few alpha strings. */
    private void addBetaPart(CiVector x, CiVector y, WorkCounter work) {
        int betaStrings = space.beta().count();
        int count = betaPart.rowLength() + 1;
        for (int first = 0; first < space.alpha().count(); first += tileWidth) {
            int width = Math.min(tileWidth, space.alpha().count() - first);
            for (int b = 0; b < width; b++) {
                double[] row = x.row(first + b);
                for (int j = 0; j < betaStrings; j++) {
                    tileIn[j][b] = row[j];
                }
                work.add(4L * betaStrings);
            }
            for (int j = 0; j < betaStrings; j++) {
                for (int k = 0; k + 1 < count; k++) {
                    weights[k] = betaPart.value(j, k);
                    sources[k] = tileIn[betaPart.column(j, k)];
                }
                weights[count - 1] = betaPart.diagonal(j);
                sources[count - 1] = tileIn[j];
                Arrays.fill(tileOut[j], 0);
                combine(tileOut[j], count, width, work);
            }
            for (int b = 0; b < width; b++) {
                double[] row = y.row(first + b);
                for (int j = 0; j < betaStrings; j++) {
                    row[j] += tileOut[j][b];
                }
                work.add(4L * betaStrings);
            }
        }
    }

    /** Adds the weighted sources to a row, in stretches short enough to be stopped between. */
    private void combine(double[] y, int count, int length, WorkCounter work) {
        DenseRows.addCombination(y, weights, sources, count, length);
        work.add((long) count * length);
    }

    /** Σ (pq|rs) Eα_pq Eβ_rs c, block by block of beta strings. */
    private void addMixedPart(CiVector x, CiVector y, WorkCounter work) {
        for (int first = 0; first < space.beta().count(); first += BLOCK) {
            int length = Math.min(BLOCK, space.beta().count() - first);
            for (double[] row : gathered) {
                Arrays.fill(row, 0);
            }
            for (int i = 0; i < space.alpha().count(); i++) {
                gather(x.row(i), first, length);
                scatter(i, y, first, length, work);
            }
        }
    }

    /** D_rs,J for a block of J. Which elements are not zero depends on J alone, so that none has to be cleared. */
    private void gather(double[] row, int first, int length) {
        int count = betaReplacements.rowLength();
        for (int j = 0; j < length; j++) {
            int string = first + j;
            for (int k = 0; k < count; k++) {
                gathered[betaReplacements.pair(string, k)][j] =
                        betaReplacements.sign(string, k) * row[betaReplacements.target(string, k)];
            }
            double diagonal = row[string];
            for (long rest = space.beta().bits(string); rest != 0; rest &= rest - 1) {
                int p = Long.numberOfTrailingZeros(rest);
                gathered[TwoElectronIntegrals.pair(p, p)][j] = diagonal;
            }
        }
    }

    /** Adds Σ_rs (pq|rs) D_rs to the rows that Eα_pq leads to, two of them at a time. */
    private void scatter(int i, CiVector y, int first, int length, WorkCounter work) {
        Arrays.fill(diagonalIntegrals, 0);
        for (long rest = space.alpha().bits(i); rest != 0; rest &= rest - 1) {
            int p = Long.numberOfTrailingZeros(rest);
            DenseRows.add(diagonalIntegrals, 1, integrals[TwoElectronIntegrals.pair(p, p)], pairs);
        }
        Arrays.fill(product0, 0, length, 0);
        DenseRows.addCombination(product0, diagonalIntegrals, gathered, pairs, length);
        addTo(y.row(i), first, 1, product0, length);
        int count = alphaReplacements.rowLength();
        work.add((long) (pairs + betaReplacements.rowLength()) * length);
        for (int k = 0; k + 1 < count; k += 2) {
            Arrays.fill(product0, 0, length, 0);
            Arrays.fill(product1, 0, length, 0);
            DenseRows.addCombinations(
                    product0,
                    integrals[alphaReplacements.pair(i, k)],
                    product1,
                    integrals[alphaReplacements.pair(i, k + 1)],
                    gathered,
                    pairs,
                    length);
            addTo(y.row(alphaReplacements.target(i, k)), first, alphaReplacements.sign(i, k), product0, length);
            addTo(y.row(alphaReplacements.target(i, k + 1)), first, alphaReplacements.sign(i, k + 1), product1, length);
            work.add(2L * pairs * length);
        }
        if ((count & 1) == 1) {
            int k = count - 1;
            Arrays.fill(product0, 0, length, 0);
            DenseRows.addCombination(product0, integrals[alphaReplacements.pair(i, k)], gathered, pairs, length);
            addTo(y.row(alphaReplacements.target(i, k)), first, alphaReplacements.sign(i, k), product0, length);
        }
    }

    private static void addTo(double[] row, int first, double sign, double[] product, int length) {
        for (int j = 0; j < length; j++) {
            row[first + j] += sign * product[j];
        }
    }

    @Override
    public void diagonal(int alphaString, double[] row) {
        double[] coulomb = new double[space.spatialOrbitals()];
        for (int r = 0; r < coulomb.length; r++) {
            for (long rest = space.alpha().bits(alphaString); rest != 0; rest &= rest - 1) {
                int p = Long.numberOfTrailingZeros(rest);
                coulomb[r] += integrals[TwoElectronIntegrals.pair(p, p)][TwoElectronIntegrals.pair(r, r)];
            }
        }
        for (int j = 0; j < space.beta().count(); j++) {
            double element = alphaPart.diagonal(alphaString) + betaPart.diagonal(j);
            for (long rest = space.beta().bits(j); rest != 0; rest &= rest - 1) {
                element += coulomb[Long.numberOfTrailingZeros(rest)];
            }
            row[j] = element;
        }
    }
}
