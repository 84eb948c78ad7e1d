package dev.groundstate.engine.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Diagonal gates that act at one time: Π_q exp(∓ia_q) for qubit q in 0 or 1, a sign for each CZ whose qubits are both 1,
 * and a phase.
 *
 * <p>A tile is a matrix, its lowest qubits the column. The factor of an element is that of its row times that of its
 * column, so two short tables and one pass do for any number of gates; a CZ between row and column changes the signs of
 * the column's table from row to row, so there is one table for each set of signs.
 */
final class Phases implements Operation {

    /** Columns of a tile, at most. */
    static final int WIDEST = 64;

    private final TileShape shape;
    private final int columnQubits;
    private final int width;
    private final List<Rotation> rotations = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final double globalAngle;

    private final double[] angles;
    private final double[] cosine;
    private final double[] sine;
    private final double[] rowRe;
    private final double[] rowIm;
    /** Qubits of the column that change sign, for each row. */
    private final int[] rowSigns;

    private final int[] tableOfSigns;
    private final double[][] columnRe;
    private final double[][] columnIm;

    /** RZ(factor · θ), or RZ(factor) for parameter −1. */
    record Rotation(int qubit, int parameter, double factor) {}

    /** CZ: numbers within the tile, −1 for a qubit outside, and all qubits outside as a mask. */
    private record Pair(int local, int otherLocal, int outside) {

        boolean isSet(int base) {
            return (base & outside) == outside;
        }

        /** The qubits of the tile, as a mask. */
        int inside() {
            return (local < 0 ? 0 : 1 << local) | (otherLocal < 0 ? 0 : 1 << otherLocal);
        }
    }

    /**
     * Creates the product of some gates.
     *
     * @param rotations RZ; diag(1, e^{iφ}) is e^{iφ/2} RZ(φ)
     * @param globalAngle of the phase of all elements
     * @param controlled pairs of qubits of CZ
     */
    Phases(TileShape shape, List<Rotation> rotations, double globalAngle, List<int[]> controlled) {
        this.shape = shape;
        this.width = Math.min(WIDEST, shape.length());
        this.columnQubits = Integer.numberOfTrailingZeros(width);
        this.rotations.addAll(rotations);
        this.globalAngle = globalAngle;
        for (int[] qubits : controlled) {
            int first = shape.local(qubits[0]);
            int second = shape.local(qubits[1]);
            int outside = (first < 0 ? 1 << qubits[0] : 0) | (second < 0 ? 1 << qubits[1] : 0);
            pairs.add(new Pair(first, second, outside));
        }
        this.angles = new double[shape.allQubits()];
        this.cosine = new double[shape.allQubits()];
        this.sine = new double[shape.allQubits()];
        this.rowRe = new double[shape.length() / width];
        this.rowIm = new double[rowRe.length];
        this.rowSigns = new int[rowRe.length];
        int signed = signedColumns();
        this.tableOfSigns = new int[width];
        int tables = 0;
        for (int signs = 0; signs < width; signs++) {
            tableOfSigns[signs] = (signs & ~signed) == 0 ? tables++ : -1;
        }
        this.columnRe = new double[tables][width];
        this.columnIm = new double[tables][width];
    }

    /**
     * Returns the most bytes that the tables of one gate take, of a tile of some length.
     *
     * @param signed whether the gate is CZ, which may need a table for each set of signs
     */
    static long bytes(int tileLength, boolean signed) {
        long rows = Math.max(1, tileLength / WIDEST);
        return 20 * rows + 16L * WIDEST * (signed && rows > 1 ? WIDEST : 1) + 4L * WIDEST;
    }

    /** Fills the signs of the rows and returns all qubits of the column that some row or some tile may sign. */
    private int signedColumns() {
        int signed = 0;
        for (Pair pair : pairs) {
            int inColumn = pair.inside() & (width - 1);
            int inRow = pair.inside() >>> columnQubits;
            if (Integer.bitCount(inColumn) == 1) {
                signed |= inColumn;
                for (int row = 0; inRow != 0 && row < rowSigns.length; row++) {
                    rowSigns[row] ^= (row & inRow) != 0 ? inColumn : 0;
                }
            }
        }
        return signed;
    }

    @Override
    public void bind(double[] parameters) {
        Arrays.fill(angles, 0);
        for (Rotation rotation : rotations) {
            double angle = rotation.parameter < 0 ? rotation.factor : rotation.factor * parameters[rotation.parameter];
            angles[rotation.qubit] += angle / 2;
        }
        for (int q = 0; q < angles.length; q++) {
            cosine[q] = StrictMath.cos(angles[q]);
            sine[q] = StrictMath.sin(angles[q]);
        }
        fill(columnRe[0], columnIm[0], 0, 0);
        fill(rowRe, rowIm, columnQubits, globalAngle);
        for (Pair pair : pairs) {
            int inColumn = pair.inside() & (width - 1);
            int inRow = pair.inside() >>> columnQubits;
            if (Integer.bitCount(inColumn) == 2) {
                negate(columnRe[0], columnIm[0], inColumn);
            } else if (Integer.bitCount(inRow) == 2) {
                negate(rowRe, rowIm, inRow);
            }
        }
        for (int signs = 1; signs < width; signs++) {
            for (int j = 0; tableOfSigns[signs] > 0 && j < width; j++) {
                columnRe[tableOfSigns[signs]][j] = sign(j & signs) * columnRe[0][j];
                columnIm[tableOfSigns[signs]][j] = sign(j & signs) * columnIm[0][j];
            }
        }
    }

    /** e^{iγ} Π e^{∓ia} over consecutive qubits of the tile, doubling what is there qubit by qubit. */
    private void fill(double[] re, double[] im, int firstLocal, double gamma) {
        re[0] = StrictMath.cos(gamma);
        im[0] = StrictMath.sin(gamma);
        int filled = 1;
        for (int local = firstLocal; filled < re.length; local++) {
            int q = Integer.numberOfTrailingZeros(shape.offset(1 << local));
            for (int j = 0; j < filled; j++) {
                double x = re[j];
                double y = im[j];
                re[j + filled] = x * cosine[q] - y * sine[q];
                im[j + filled] = x * sine[q] + y * cosine[q];
                re[j] = x * cosine[q] + y * sine[q];
                im[j] = y * cosine[q] - x * sine[q];
            }
            filled *= 2;
        }
    }

    private static void negate(double[] re, double[] im, int bits) {
        for (int j = 0; j < re.length; j++) {
            if ((j & bits) == bits) {
                re[j] = -re[j];
                im[j] = -im[j];
            }
        }
    }

    private static double sign(int bits) {
        return (Integer.bitCount(bits) & 1) == 0 ? 1 : -1;
    }

    /** What the qubits outside make of a tile: a factor, and the qubits of the tile that change sign. */
    private record Surroundings(double re, double im, int signs) {}

    private Surroundings surroundings(int base) {
        double re = 1;
        double im = 0;
        for (int q = 0; q < cosine.length; q++) {
            if (sine[q] != 0 && shape.local(q) < 0) {
                double s = ((base >>> q) & 1) != 0 ? sine[q] : -sine[q];
                double x = re;
                re = x * cosine[q] - im * s;
                im = x * s + im * cosine[q];
            }
        }
        int signs = 0;
        for (Pair pair : pairs) {
            if (pair.outside != 0 && pair.isSet(base)) {
                if (pair.inside() == 0) {
                    re = -re;
                    im = -im;
                } else {
                    signs ^= pair.inside();
                }
            }
        }
        return new Surroundings(re, im, signs);
    }

    @Override
    public void forward(Tile tile, int length, TileKernels kernels) {
        Surroundings around = surroundings(tile.base());
        for (int row = 0; row < rowRe.length; row++) {
            double s = sign(row & (around.signs >>> columnQubits));
            double re = s * (around.re * rowRe[row] - around.im * rowIm[row]);
            double im = s * (around.re * rowIm[row] + around.im * rowRe[row]);
            int table = tableOfSigns[rowSigns[row] ^ (around.signs & (width - 1))];
            kernels.multiply(tile.re(), tile.im(), row * width, width, re, im, columnRe[table], columnIm[table]);
        }
    }

    @Override
    public void backward(Tile tile, int length, TileKernels kernels, double[] gradient) {
        Surroundings around = surroundings(tile.base());
        Arrays.fill(tile.columns(), 0);
        double total = 0;
        for (int row = 0; row < rowRe.length; row++) {
            double s = sign(row & (around.signs >>> columnQubits));
            double re = s * (around.re * rowRe[row] - around.im * rowIm[row]);
            double im = s * (around.re * rowIm[row] + around.im * rowRe[row]);
            int table = tableOfSigns[rowSigns[row] ^ (around.signs & (width - 1))];
            tile.rows()[row] = kernels.divideBoth(
                    tile.re(),
                    tile.im(),
                    tile.coRe(),
                    tile.coIm(),
                    row * width,
                    width,
                    re,
                    im,
                    columnRe[table],
                    columnIm[table],
                    tile.columns(),
                    tile.lanes());
            total += tile.rows()[row];
        }
        addDerivatives(tile, total, gradient);
    }

    /** Im⟨costate|Z|state⟩ of each rotation: the difference between the sums where its qubit is 0 and where it is 1. */
    private void addDerivatives(Tile tile, double total, double[] gradient) {
        int rowQubits = Integer.numberOfTrailingZeros(rowRe.length);
        double[] differences = tile.differences();
        marginals(tile.columns(), columnQubits, differences, 0);
        marginals(tile.rows(), rowQubits, differences, columnQubits);
        for (Rotation rotation : rotations) {
            if (rotation.parameter >= 0) {
                int local = shape.local(rotation.qubit);
                double outside = ((tile.base() >>> rotation.qubit) & 1) == 0 ? total : -total;
                gradient[rotation.parameter] += rotation.factor * (local < 0 ? outside : differences[local]);
            }
        }
    }

    /** Sums where a bit of the index is 0 less those where it is 1, for each bit; folds the sums. */
    private static void marginals(double[] sums, int bits, double[] differences, int first) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            int half = 1 << bit;
            double difference = 0;
            for (int j = 0; j < half; j++) {
                difference += sums[j] - sums[j + half];
                sums[j] += sums[j + half];
            }
            differences[first + bit] = difference;
        }
    }
}
