package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.linalg.PanelProduct;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * The repulsion between electrons of different spin: Σ_pq,rs (pq|rs) Eα_pq Eβ_rs c.
 *
 * <p>For a block of beta strings J and one alpha string I' at a time, the elements of Eβ_rs c, r ≠ s, are gathered into
 * panels, multiplied with those rows of the matrix of integrals whose E_pq leaves anything of I', and added to the rows
 * that E_pq leads to. Pairs rr need no gathering: they multiply c_I'J by Σ_r∈J (pq|rr). All pp are one row of the
 * product, as they lead back to I'.
 *
 * <p>After P. J. Knowles and N. C. Handy, Chem. Phys. Lett. 111, 315 (1984). Cost: (N(n − N) + 1) n(n − 1)/2 multiply-adds
 * a determinant for N alpha electrons in n orbitals. Immutable.
 */
final class MixedSpinProduct {

    private final OccupationStrings alpha;
    private final OccupationStrings beta;
    private final SingleReplacements alphaReplacements;
    private final SingleReplacements betaReplacements;
    private final TwoElectronIntegrals integrals;
    private final int pairs;
    private final double[] square;
    private final double[] diagonalRows;

    MixedSpinProduct(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, WorkCounter work) {
        this.alpha = space.alpha();
        this.beta = space.beta();
        this.alphaReplacements = new SingleReplacements(alpha, work);
        this.betaReplacements = alpha == beta ? alphaReplacements : new SingleReplacements(beta, work);
        this.integrals = hamiltonian.twoElectron();
        int n = space.spatialOrbitals();
        this.pairs = SingleReplacements.pairs(n);
        this.square = new double[Math.multiplyExact(pairs, pairs)];
        this.diagonalRows = new double[n * pairs];
        for (int r = 1; r < n; r++) {
            for (int s = 0; s < r; s++) {
                int rs = SingleReplacements.pair(r, s);
                for (int p = 0; p < n; p++) {
                    diagonalRows[p * pairs + rs] = integrals.get(p, p, r, s);
                    for (int q = 0; q < p; q++) {
                        square[SingleReplacements.pair(p, q) * pairs + rs] = integrals.get(p, q, r, s);
                    }
                }
            }
        }
    }

    /** Returns the bytes of the tables, for strings that are not there yet. */
    static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        long alphaStrings = SpaceSize.strings(spatialOrbitals, alphaElectrons);
        long betaStrings = alphaElectrons == betaElectrons ? 0 : SpaceSize.strings(spatialOrbitals, betaElectrons);
        long pairs = SingleReplacements.pairs(spatialOrbitals);
        return Math.addExact(
                8 * pairs * (pairs + spatialOrbitals),
                Math.addExact(
                        Math.multiplyExact(
                                alphaStrings, SingleReplacements.stringBytes(spatialOrbitals, alphaElectrons)),
                        Math.multiplyExact(
                                betaStrings, SingleReplacements.stringBytes(spatialOrbitals, betaElectrons))));
    }

    /** Returns the bytes of the scratch of one thread. */
    static long scratchBytes(int spatialOrbitals, int alphaElectrons, int betaElectrons, int width) {
        long pairs = SingleReplacements.pairs(spatialOrbitals);
        long alphaStrings = SpaceSize.strings(spatialOrbitals, alphaElectrons);
        long rows = (long) alphaElectrons * (spatialOrbitals - alphaElectrons) + 4;
        long entries = (long) betaElectrons * (spatialOrbitals - betaElectrons);
        long columns = width + (long) PanelProduct.WIDTH;
        return Math.addExact(
                Math.multiplyExact(alphaStrings, 8 * columns),
                8 * ((pairs + 1) * (pairs + columns) + (rows + pairs + spatialOrbitals + entries) * columns));
    }

    /** What one thread works on. */
    final class Scratch {
        private final int width;
        private final double[] rows;
        private final double[] diagonalFactors;
        private final double[] coulomb;
        private final double[] panels;
        private final double[] product;
        private final double[] sums;
        private final int[] entryCodes;
        private final int[] positions;
        private final int[] sources;
        private final int[] rowStarts;
        private final int[] factorStarts;
        private final int[] targets;
        private final double[] signs;
        private int negativeFrom;
        private int entries;

        /**
         * Makes scratch.
         *
         * @param width most beta strings of a block
         */
        Scratch(int width) {
            this.width = (width + PanelProduct.WIDTH - 1) / PanelProduct.WIDTH * PanelProduct.WIDTH;
            this.rows = Arrays.copyOf(square, (pairs + 1) * pairs);
            this.diagonalFactors = new double[(pairs + 1) * this.width];
            this.coulomb = new double[alpha.spatialOrbitals() * this.width];
            this.panels = new double[pairs * this.width];
            this.entryCodes = new int[panels.length];
            this.positions = new int[betaReplacements.rowLength() * this.width];
            this.sources = new int[positions.length];
            int most = PanelProduct.paddedRows(alphaReplacements.rowLength() + 1);
            this.product = new double[most * this.width];
            this.rowStarts = new int[most];
            this.factorStarts = new int[most];
            this.targets = new int[most];
            this.signs = new double[most];
            this.sums = new double[Math.multiplyExact(alpha.count(), this.width)];
        }

        /** Where the sums of an alpha string start. */
        int sumsOf(int alphaString) {
            return alphaString * width;
        }

        /** The sums of all alpha strings for the beta strings of a block. */
        double[] sums() {
            return sums;
        }

        /**
         * Computes the sums for a block of beta strings.
         *
         * @param first first beta string
         * @param length number of beta strings
         * @param lowest alpha strings below are left out
         */
        void multiply(CiVector x, int first, int length, int lowest, WorkCounter work) {
            enter(first, length);
            Arrays.fill(sums, lowest * width, sums.length, 0);
            work.add(sums.length);
            for (int i = 0; i < alpha.count(); i++) {
                int count = chooseRows(i, lowest);
                if (count > 0) {
                    double[] row = x.row(i);
                    gather(row);
                    multiply(row, count, first, length);
                    work.add((long) count * pairs * length);
                }
            }
        }

        /** Prepares the tables of a block. */
        private void enter(int first, int length) {
            int panelSize = pairs * PanelProduct.WIDTH;
            Arrays.fill(panels, 0);
            Arrays.fill(entryCodes, -1);
            for (int j = 0; j < length; j++) {
                int column = j / PanelProduct.WIDTH * panelSize + j % PanelProduct.WIDTH;
                for (int k = 0; k < betaReplacements.rowLength(); k++) {
                    int position = column + betaReplacements.pairOf(first + j, k) * PanelProduct.WIDTH;
                    entryCodes[position] = betaReplacements.target(first + j, k) << 1
                            | (betaReplacements.negative(first + j, k) ? 1 : 0);
                }
                sumDiagonals(beta.bits(first + j), j);
            }
            entries = 0;
            listEntries(0);
            negativeFrom = entries;
            listEntries(1);
        }

        /** Lists where elements of one sign go and come from, in the order of where they go. */
        private void listEntries(int negative) {
            for (int position = 0; position < entryCodes.length; position++) {
                int code = entryCodes[position];
                if (code >= 0 && (code & 1) == negative) {
                    positions[entries] = position;
                    sources[entries] = code >> 1;
                    entries++;
                }
            }
        }

        /** Σ_r∈J (pq|rr) for one J, all p &gt; q and all p = q. */
        private void sumDiagonals(long bits, int j) {
            for (int p = 0; p < alpha.spatialOrbitals(); p++) {
                for (int q = 0; q <= p; q++) {
                    double sum = 0;
                    for (long rest = bits; rest != 0; rest &= rest - 1) {
                        int r = Long.numberOfTrailingZeros(rest);
                        sum += integrals.get(p, q, r, r);
                    }
                    if (p == q) {
                        coulomb[p * width + j] = sum;
                    } else {
                        diagonalFactors[SingleReplacements.pair(p, q) * width + j] = sum;
                    }
                }
            }
        }

        /** Chooses the rows of integrals that an alpha string leads along; returns how many. */
        private int chooseRows(int i, int lowest) {
            int count = 0;
            for (int k = 0; k < alphaReplacements.rowLength(); k++) {
                int target = alphaReplacements.target(i, k);
                if (target >= lowest) {
                    int pair = alphaReplacements.pairOf(i, k);
                    rowStarts[count] = pair * pairs;
                    factorStarts[count] = pair * width;
                    targets[count] = target * width;
                    signs[count] = alphaReplacements.negative(i, k) ? -1 : 1;
                    count++;
                }
            }
            if (i >= lowest) {
                int rowStart = pairs * pairs;
                int factorStart = pairs * width;
                Arrays.fill(rows, rowStart, rowStart + pairs, 0);
                Arrays.fill(diagonalFactors, factorStart, factorStart + width, 0);
                for (long rest = alpha.bits(i); rest != 0; rest &= rest - 1) {
                    int p = Long.numberOfTrailingZeros(rest);
                    DenseRows.addScaled(rows, rowStart, 1, diagonalRows, p * pairs, pairs);
                    DenseRows.addScaled(diagonalFactors, factorStart, 1, coulomb, p * width, width);
                }
                rowStarts[count] = rowStart;
                factorStarts[count] = factorStart;
                targets[count] = i * width;
                signs[count] = 1;
                count++;
            }
            return count;
        }

        /** Which elements are not zero depends on J alone, so that none has to be cleared. */
        private void gather(double[] row) {
            for (int k = 0; k < negativeFrom; k++) {
                panels[positions[k]] = row[sources[k]];
            }
            for (int k = negativeFrom; k < entries; k++) {
                panels[positions[k]] = -row[sources[k]];
            }
        }

        private void multiply(double[] row, int count, int first, int length) {
            for (int k = 0; k < count; k++) {
                DenseRows.setProduct(product, k * width, diagonalFactors, factorStarts[k], row, first, length);
            }
            int padded = PanelProduct.paddedRows(count);
            for (int column = 0; column < length; column += PanelProduct.WIDTH) {
                PanelProduct.add(rows, rowStarts, padded, panels, column * pairs, pairs, product, column, width);
            }
            for (int k = 0; k < count; k++) {
                DenseRows.addScaled(sums, targets[k], signs[k], product, k * width, length);
            }
        }
    }
}
