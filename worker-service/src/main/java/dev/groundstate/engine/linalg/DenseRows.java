package dev.groundstate.engine.linalg;

/**
 * Linear combinations of rows, the inner loops of everything that multiplies matrices here.
 *
 * <p>Each element is summed over the rows in their order, four at a time, whatever the length: results do not depend on
 * how rows are cut into blocks.
 */
public final class DenseRows {

    /** Independent sums of an inner product. */
    static final int PARTIAL_SUMS = 16;

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

    /** Adds a multiple of a stretch of one array to a stretch of another. */
    public static void addScaled(double[] y, int yOffset, double factor, double[] x, int xOffset, int length) {
        if (Simd.available()) {
            VectorRows.addScaled(y, yOffset, factor, x, xOffset, length);
        } else {
            plainAddScaled(y, yOffset, factor, x, xOffset, length);
        }
    }

    static void plainAddScaled(double[] y, int yOffset, double factor, double[] x, int xOffset, int length) {
        for (int j = 0; j < length; j++) {
            y[yOffset + j] += factor * x[xOffset + j];
        }
    }

    /** Replaces a stretch of an array by the products of the elements of two others. */
    public static void setProduct(
            double[] z, int zOffset, double[] x, int xOffset, double[] y, int yOffset, int length) {
        if (Simd.available()) {
            VectorRows.setProduct(z, zOffset, x, xOffset, y, yOffset, length);
        } else {
            plainSetProduct(z, zOffset, x, xOffset, y, yOffset, length);
        }
    }

    static void plainSetProduct(double[] z, int zOffset, double[] x, int xOffset, double[] y, int yOffset, int length) {
        for (int j = 0; j < length; j++) {
            z[zOffset + j] = x[xOffset + j] * y[yOffset + j];
        }
    }

    /**
     * Returns the inner product of two rows of one length.
     *
     * <p>Element j goes to partial sum j mod {@value #PARTIAL_SUMS}, and these are added pair by pair: the bits are the
     * same for vectors of any length and for none.
     */
    public static double dot(double[] x, double[] y) {
        double[] partial = new double[PARTIAL_SUMS];
        int whole = Simd.available() ? VectorRows.dot(x, y, partial) : plainDot(x, y, partial);
        for (int j = whole; j < x.length; j++) {
            partial[j - whole] += x[j] * y[j];
        }
        for (int width = PARTIAL_SUMS / 2; width > 0; width /= 2) {
            for (int j = 0; j < width; j++) {
                partial[j] += partial[j + width];
            }
        }
        return partial[0];
    }

    static int plainDot(double[] x, double[] y, double[] partial) {
        int whole = x.length - x.length % PARTIAL_SUMS;
        for (int j = 0; j < whole; j += PARTIAL_SUMS) {
            for (int lane = 0; lane < PARTIAL_SUMS; lane++) {
                partial[lane] += x[j + lane] * y[j + lane];
            }
        }
        return whole;
    }
}
