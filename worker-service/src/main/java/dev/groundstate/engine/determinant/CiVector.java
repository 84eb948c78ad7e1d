package dev.groundstate.engine.determinant;

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
            for (int j = 0; j < row.length; j++) {
                row[j] += factor * from[j];
            }
        }
    }

    /** Returns the inner product, summed in a fixed order. */
    public double dot(CiVector other, WorkCounter work) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += dot(rows[i], other.rows[i]);
            work.add(betaStrings);
        }
        return sum;
    }

    /** Returns the Euclidean norm. */
    public double norm(WorkCounter work) {
        return Math.sqrt(dot(this, work));
    }

    /** Four partial sums, so that the additions do not wait for one another. */
    private static double dot(double[] x, double[] y) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int j = 0;
        for (; j + 3 < x.length; j += 4) {
            sum0 += x[j] * y[j];
            sum1 += x[j + 1] * y[j + 1];
            sum2 += x[j + 2] * y[j + 2];
            sum3 += x[j + 3] * y[j + 3];
        }
        for (; j < x.length; j++) {
            sum0 += x[j] * y[j];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }
}
