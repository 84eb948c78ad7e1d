package dev.groundstate.engine.determinant;

import dev.groundstate.engine.determinant.LabelledStrings.Block;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.linalg.LargeArrays;
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
 * <p>The strings J of a block have one symmetry label. Where c_I'J' is zero but for J' of one other label, only pairs rs of
 * one class lead from one to the other, and only pq of the same class have integrals with them.
 *
 * <p>After P. J. Knowles and N. C. Handy, Chem. Phys. Lett. 111, 315 (1984). Cost without symmetry: (N(n − N) + 1) n(n − 1)/2
 * multiply-adds a determinant for N alpha electrons in n orbitals. Immutable.
 */
final class MixedSpinProduct {

    private final OccupationStrings alpha;
    private final LabelledStrings beta;
    private final SingleReplacements alphaReplacements;
    private final SingleReplacements betaReplacements;
    private final TwoElectronIntegrals integrals;
    private final PairClasses classes;
    private final int pairs;
    private final int[] firstPair;
    private final int[] firstRow;
    private final double[] square;
    private final int unmoved;
    private final double[] diagonalRows;

    MixedSpinProduct(
            ActiveSpaceHamiltonian hamiltonian,
            DeterminantSpace space,
            LabelledStrings beta,
            PairClasses classes,
            WorkCounter work) {
        this.alpha = space.alpha();
        this.beta = beta;
        this.alphaReplacements = new SingleReplacements(alpha, work);
        this.betaReplacements = alpha == space.beta() ? alphaReplacements : new SingleReplacements(space.beta(), work);
        this.integrals = hamiltonian.twoElectron();
        this.classes = classes;
        int n = space.spatialOrbitals();
        this.pairs = SingleReplacements.pairs(n);
        this.firstPair = new int[classes.count() + 1];
        this.firstRow = new int[classes.count() + 1];
        for (int c = 0; c < classes.count(); c++) {
            firstPair[c + 1] = firstPair[c] + classes.size(c);
            firstRow[c + 1] = firstRow[c] + classes.size(c) * classes.size(c);
        }
        this.unmoved = classes.withLabel(0);
        int diagonalLength = unmoved < 0 ? 0 : classes.size(unmoved);
        this.square = new double[firstRow[classes.count()]];
        this.diagonalRows = new double[n * diagonalLength];
        for (int r = 1; r < n; r++) {
            for (int s = 0; s < r; s++) {
                int rs = SingleReplacements.pair(r, s);
                for (int p = 0; p < n; p++) {
                    if (classes.of(rs) == unmoved) {
                        diagonalRows[p * diagonalLength + classes.place(rs)] = integrals.get(p, p, r, s);
                    }
                    for (int q = 0; q < p; q++) {
                        int pq = SingleReplacements.pair(p, q);
                        if (classes.of(pq) == classes.of(rs)) {
                            square[rowStart(pq) + classes.place(rs)] = integrals.get(p, q, r, s);
                        }
                    }
                }
            }
        }
    }

    private int rowStart(int pair) {
        int c = classes.of(pair);
        return firstRow[c] + classes.place(pair) * classes.size(c);
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
        private final double[] coefficients;
        private final double[] panels;
        private final double[] product;
        private final double[] sums;
        private final int[] entryCodes;
        private final int[] positions;
        private final int[] sources;
        private final int[] entryStarts;
        private final int[] rowStarts;
        private final int[] factorStarts;
        private final int[] targets;
        private final double[] signs;
        private int entries;

        /**
         * Makes scratch.
         *
         * @param width most beta strings of a block
         */
        Scratch(int width) {
            this.width = (width + PanelProduct.WIDTH - 1) / PanelProduct.WIDTH * PanelProduct.WIDTH;
            int diagonalLength = unmoved < 0 ? 0 : classes.size(unmoved);
            this.rows = Arrays.copyOf(square, square.length + diagonalLength);
            this.diagonalFactors = new double[(diagonalLength + 1) * this.width];
            this.coulomb = new double[alpha.spatialOrbitals() * this.width];
            this.coefficients = new double[this.width];
            this.panels = new double[pairs * this.width];
            this.entryCodes = new int[panels.length];
            this.positions = new int[betaReplacements.rowLength() * this.width];
            this.sources = new int[positions.length];
            this.entryStarts = new int[2 * classes.count() + 1];
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
         * @param occupiedRuns in which runs of beta strings each row of x is not zero
         * @param lowest alpha strings at places below are left out; not 0 only where both spins have the same strings
         */
        void multiply(CiVector x, Block block, long[] occupiedRuns, int lowest, WorkCounter work) {
            enter(block, work);
            LargeArrays.clear(sums, 0, sums.length, work);
            for (int i = 0; i < alpha.count(); i++) {
                double[] row = x.row(i);
                for (long runs = occupiedRuns[i]; runs != 0; runs &= runs - 1) {
                    int run = Long.numberOfTrailingZeros(runs);
                    int c = classes.withLabel(beta.label(run) ^ beta.label(block.run()));
                    boolean inPlace = run == block.run();
                    int count = chooseRows(i, c, inPlace, lowest);
                    if (count > 0) {
                        multiply(row, block, c, inPlace, count);
                        work.add((long) count * (c < 0 ? 1 : classes.size(c)) * block.length() + 10L * block.length());
                    }
                }
                work.add(alphaReplacements.rowLength());
            }
        }

        /** Prepares the tables of a block. */
        private void enter(Block block, WorkCounter work) {
            Arrays.fill(panels, 0);
            Arrays.fill(entryCodes, -1);
            for (int j = 0; j < block.length(); j++) {
                int string = beta.at(block.first() + j);
                for (int k = 0; k < betaReplacements.rowLength(); k++) {
                    int pair = betaReplacements.pairOf(string, k);
                    int c = classes.of(pair);
                    int panel = j / PanelProduct.WIDTH * classes.size(c) + classes.place(pair);
                    int position = firstPair[c] * width + panel * PanelProduct.WIDTH + j % PanelProduct.WIDTH;
                    entryCodes[position] =
                            betaReplacements.target(string, k) << 1 | (betaReplacements.negative(string, k) ? 1 : 0);
                }
                sumDiagonals(beta.strings().bits(string), j);
                work.add(10L * pairs);
            }
            entries = 0;
            for (int c = 0; c < classes.count(); c++) {
                for (int negative = 0; negative < 2; negative++) {
                    entryStarts[2 * c + negative] = entries;
                    listEntries(c, negative);
                }
            }
            entryStarts[2 * classes.count()] = entries;
        }

        /** Lists where elements of one class and sign go and come from, in the order of where they go. */
        private void listEntries(int c, int negative) {
            for (int position = firstPair[c] * width; position < firstPair[c + 1] * width; position++) {
                int code = entryCodes[position];
                if (code >= 0 && (code & 1) == negative) {
                    positions[entries] = position;
                    sources[entries] = code >> 1;
                    entries++;
                }
            }
        }

        /** Σ_r∈J (pq|rr) for one J, all p &gt; q that change no label and all p = q. */
        private void sumDiagonals(long bits, int j) {
            for (int p = 0; p < alpha.spatialOrbitals(); p++) {
                for (int q = 0; q <= p; q++) {
                    int pair = p == q ? -1 : SingleReplacements.pair(p, q);
                    if (p == q || classes.of(pair) == unmoved) {
                        double sum = 0;
                        for (long rest = bits; rest != 0; rest &= rest - 1) {
                            int r = Long.numberOfTrailingZeros(rest);
                            sum += integrals.get(p, q, r, r);
                        }
                        if (p == q) {
                            coulomb[p * width + j] = sum;
                        } else {
                            diagonalFactors[classes.place(pair) * width + j] = sum;
                        }
                    }
                }
            }
        }

        /** Chooses the rows of integrals of one class that an alpha string leads along; returns how many. */
        private int chooseRows(int i, int c, boolean inPlace, int lowest) {
            int count = 0;
            for (int k = 0; k < alphaReplacements.rowLength(); k++) {
                int pair = alphaReplacements.pairOf(i, k);
                int target = alphaReplacements.target(i, k);
                if (classes.of(pair) == c && wanted(target, lowest)) {
                    rowStarts[count] = rowStart(pair);
                    factorStarts[count] = classes.place(pair) * width;
                    targets[count] = target * width;
                    signs[count] = alphaReplacements.negative(i, k) ? -1 : 1;
                    count++;
                }
            }
            if (inPlace && wanted(i, lowest)) {
                int diagonalLength = unmoved < 0 ? 0 : classes.size(unmoved);
                int factorStart = diagonalLength * width;
                Arrays.fill(rows, square.length, rows.length, 0);
                Arrays.fill(diagonalFactors, factorStart, factorStart + width, 0);
                for (long rest = alpha.bits(i); rest != 0; rest &= rest - 1) {
                    int p = Long.numberOfTrailingZeros(rest);
                    DenseRows.addScaled(rows, square.length, 1, diagonalRows, p * diagonalLength, diagonalLength);
                    DenseRows.addScaled(diagonalFactors, factorStart, 1, coulomb, p * width, width);
                }
                rowStarts[count] = square.length;
                factorStarts[count] = factorStart;
                targets[count] = i * width;
                signs[count] = 1;
                count++;
            }
            return count;
        }

        private boolean wanted(int alphaString, int lowest) {
            return lowest == 0 || beta.placeOf(alphaString) >= lowest;
        }

        private void multiply(double[] row, Block block, int c, boolean inPlace, int count) {
            int length = block.length();
            if (inPlace) {
                beta.gather(row, block.first(), length, coefficients, 0);
                for (int k = 0; k < count; k++) {
                    DenseRows.setProduct(product, k * width, diagonalFactors, factorStarts[k], coefficients, 0, length);
                }
            } else {
                Arrays.fill(product, 0, count * width, 0);
            }
            if (c >= 0) {
                gather(row, c);
                int padded = PanelProduct.paddedRows(count);
                Arrays.fill(rowStarts, count, padded, firstRow[c]);
                int depth = classes.size(c);
                for (int column = 0; column < length; column += PanelProduct.WIDTH) {
                    int panel = firstPair[c] * width + column * depth;
                    PanelProduct.add(rows, rowStarts, padded, panels, panel, depth, product, column, width);
                }
            }
            for (int k = 0; k < count; k++) {
                DenseRows.addScaled(sums, targets[k], signs[k], product, k * width, length);
            }
        }

        /** Which elements are not zero depends on J alone, so that none has to be cleared. */
        private void gather(double[] row, int c) {
            for (int k = entryStarts[2 * c]; k < entryStarts[2 * c + 1]; k++) {
                panels[positions[k]] = row[sources[k]];
            }
            for (int k = entryStarts[2 * c + 1]; k < entryStarts[2 * c + 2]; k++) {
                panels[positions[k]] = -row[sources[k]];
            }
        }
    }
}
