package dev.groundstate.engine.determinant;

import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * Real coefficients of all determinants of a space, one row of beta strings for each alpha string.
 *
 * <p>Each row is an array of its own: the number of determinants is not bounded by the length of an array, and a loop
 * over two rows runs over two arrays from 0, which a compiler can vectorise. Whatever touches all coefficients counts
 * its work. Mutable, not thread-safe.
 */
public final class CiVector {

    /** Rows and columns of a tile in which a vector meets its transpose: one line of the cache each way. */
    private static final int TILE = 16;

    private final double[][] rows;
    private final int betaStrings;

    /** Creates a vector of zeros. */
    public CiVector(int alphaStrings, int betaStrings, WorkCounter work) {
        this.rows = new double[alphaStrings][];
        this.betaStrings = betaStrings;
        for (int i = 0; i < alphaStrings; i++) {
            rows[i] = new double[betaStrings];
            work.add(betaStrings);
        }
    }

    /** Returns the number of rows. */
    public int alphaStrings() {
        return rows.length;
    }

    /** Returns the length of a row. */
    public int betaStrings() {
        return betaStrings;
    }

    /** Returns the coefficients that go with an alpha string; the array itself, open to change. */
    public double[] row(int alphaString) {
        return rows[alphaString];
    }

    /** Sets every coefficient to zero. */
    public void clear(WorkCounter work) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
            work.add(row.length);
        }
    }

    /** Multiplies every coefficient. */
    public void scale(double factor, WorkCounter work) {
        for (double[] row : rows) {
            work.add(row.length);
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
    }

    /** Adds a multiple of another vector. */
    public void addScaled(double factor, CiVector other, WorkCounter work) {
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double[] from = other.rows[i];
            work.add(row.length);
            DenseRows.add(row, factor, from, row.length);
        }
    }

    /** Returns the inner product, summed in a fixed order. */
    public double dot(CiVector other, WorkCounter work) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += DenseRows.dot(rows[i], other.rows[i]);
            work.add(betaStrings);
        }
        return sum;
    }

    /** Returns the Euclidean norm. */
    public double norm(WorkCounter work) {
        return Math.sqrt(dot(this, work));
    }

    /** Returns a vector with rows and columns exchanged. */
    CiVector transposed(WorkCounter work) {
        CiVector transposed = new CiVector(betaStrings, rows.length, work);
        for (int i0 = 0; i0 < rows.length; i0 += TILE) {
            int i1 = Math.min(i0 + TILE, rows.length);
            for (int j = 0; j < betaStrings; j++) {
                for (int i = i0; i < i1; i++) {
                    transposed.rows[j][i] = rows[i][j];
                }
            }
            work.add(4L * TILE * betaStrings);
        }
        return transposed;
    }

    /** Returns all rows: the arrays themselves, open to change. */
    double[][] rows() {
        return rows;
    }

    /**
     * Returns how coefficients change when the strings of both spins are exchanged: 1 when none does, −1 when each
     * changes its sign, 0 otherwise. To the last bit.
     */
    int exchangeSymmetry(WorkCounter work) {
        if (rows.length != betaStrings) {
            return 0;
        }
        boolean symmetric = true;
        boolean antisymmetric = true;
        for (int i0 = 0; i0 < rows.length; i0 += TILE) {
            int i1 = Math.min(i0 + TILE, rows.length);
            for (int j = 0; j < i1; j++) {
                double[] mirror = rows[j];
                for (int i = Math.max(i0, j); i < i1; i++) {
                    double element = rows[i][j];
                    symmetric &= element == mirror[i];
                    antisymmetric &= element == -mirror[i];
                }
                if (!symmetric && !antisymmetric) {
                    return 0;
                }
            }
            work.add(4L * TILE * i1);
        }
        return symmetric ? 1 : -1;
    }
}
