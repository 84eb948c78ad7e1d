package dev.groundstate.engine.linalg;

/**
 * Linear combinations of rows, the inner loops of everything that multiplies matrices here.
 *
 * <p>Each element is summed over the rows in their order, four at a time, whatever the length: results do not depend on
 * how rows are cut into blocks.
 */
public final class DenseRows {

    private DenseRows() {}

    /**
     * Adds Σ_k w_k x_k to a row.
     *
     * @param y length at least {@code length}
     * @param weights w
     * @param x rows of at least {@code length} elements
     * @param count number of rows
     */
    public static void addCombination(double[] y, double[] weights, double[][] x, int count, int length) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            add4(
                    y,
                    weights[k],
                    x[k],
                    weights[k + 1],
                    x[k + 1],
                    weights[k + 2],
                    x[k + 2],
                    weights[k + 3],
                    x[k + 3],
                    length);
        }
        for (; k < count; k++) {
            add(y, weights[k], x[k], length);
        }
    }

    /** Adds Σ_k v_k x_k to one row and Σ_k w_k x_k to another; see {@link #addCombination}. */
    public static void addCombinations(
            double[] y, double[] v, double[] z, double[] w, double[][] x, int count, int length) {
        int k = 0;
        for (; k + 3 < count; k += 4) {
            add4(y, z, v, w, k, x[k], x[k + 1], x[k + 2], x[k + 3], length);
        }
        for (; k < count; k++) {
            add(y, v[k], x[k], length);
            add(z, w[k], x[k], length);
        }
    }

    /** Adds a multiple of a row to another. */
    public static void add(double[] y, double a, double[] x, int length) {
        for (int j = 0; j < length; j++) {
            y[j] += a * x[j];
        }
    }

    private static void add4(
            double[] y,
            double a0,
            double[] x0,
            double a1,
            double[] x1,
            double a2,
            double[] x2,
            double a3,
            double[] x3,
            int length) {
        for (int j = 0; j < length; j++) {
            y[j] += a0 * x0[j] + a1 * x1[j] + (a2 * x2[j] + a3 * x3[j]);
        }
    }

    private static void add4(
            double[] y,
            double[] z,
            double[] v,
            double[] w,
            int k,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            int length) {
        double v0 = v[k];
        double v1 = v[k + 1];
        double v2 = v[k + 2];
        double v3 = v[k + 3];
        double w0 = w[k];
        double w1 = w[k + 1];
        double w2 = w[k + 2];
        double w3 = w[k + 3];
        for (int j = 0; j < length; j++) {
            y[j] += v0 * x0[j] + v1 * x1[j] + (v2 * x2[j] + v3 * x3[j]);
            z[j] += w0 * x0[j] + w1 * x1[j] + (w2 * x2[j] + w3 * x3[j]);
        }
    }
}
