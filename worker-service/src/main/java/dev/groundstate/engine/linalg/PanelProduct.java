package dev.groundstate.engine.linalg;

/**
 * C ← C + A B for a panel of {@value #WIDTH} columns: the innermost piece of every large product of matrices here.
 *
 * <p>The panel stands row after row without gaps: B_kj at {@code bOffset + k * WIDTH + j}. Rows of A stand anywhere in one
 * array, each without gaps, and are named by where they start, so that a product with chosen rows of a matrix copies
 * nothing. Each element of C is summed over k in order, whatever else is computed beside it: results do not depend on how
 * a product is cut into pieces.
 */
public final class PanelProduct {

    /** Columns of a panel. */
    public static final int WIDTH = 16;

    private PanelProduct() {}

    /** Returns the number of rows computed for {@code count} rows wanted: there is no kernel for less than four. */
    public static int paddedRows(int count) {
        if (count == 0) {
            return 0;
        }
        return count <= 4 ? 4 : count + (count & 1);
    }

    /** Returns how many of an even number of rows go to the kernel of six; the rest is divisible by four. */
    static int sixes(int count) {
        int rest = count % 6;
        return rest == 2 ? count - 8 : count - rest;
    }

    /**
     * Adds A B to C.
     *
     * @param a holds the rows of A
     * @param rows where the rows of A start
     * @param count number of rows, as {@link #paddedRows} returns it
     * @param b holds the panel
     * @param depth number of columns of A and rows of B
     * @param c holds C, row i at {@code cOffset + i * cStride}
     */
    public static void add(
            double[] a,
            int[] rows,
            int count,
            double[] b,
            int bOffset,
            int depth,
            double[] c,
            int cOffset,
            int cStride) {
        if (Simd.available()) {
            VectorPanelProduct.add(a, rows, count, b, bOffset, depth, c, cOffset, cStride);
        } else {
            plain(a, rows, count, b, bOffset, depth, c, cOffset, cStride);
        }
    }

    /** The twin without vectors. */
    static void plain(
            double[] a,
            int[] rows,
            int count,
            double[] b,
            int bOffset,
            int depth,
            double[] c,
            int cOffset,
            int cStride) {
        double[] sums = new double[WIDTH];
        for (int row = 0; row < count; row++) {
            int start = cOffset + row * cStride;
            System.arraycopy(c, start, sums, 0, WIDTH);
            for (int k = 0; k < depth; k++) {
                double factor = a[rows[row] + k];
                for (int j = 0; j < WIDTH; j++) {
                    sums[j] += factor * b[bOffset + k * WIDTH + j];
                }
            }
            System.arraycopy(sums, 0, c, start, WIDTH);
        }
    }
}
