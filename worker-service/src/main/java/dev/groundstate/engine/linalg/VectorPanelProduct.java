package dev.groundstate.engine.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link PanelProduct} with vectors of the processor: six or four rows by two vectors stay in registers while a panel
 * passes by.
 *
 * <p>Twelve sums, two vectors of the panel and one broadcast fit into 16 registers, so that the same shape serves
 * machines with 256 and with 512 bits; twelve independent sums hide the latency of a multiply-add on both.
 */
final class VectorPanelProduct {

    /** No wider than half a panel. */
    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > PanelProduct.WIDTH / 2
                    ? DoubleVector.SPECIES_512
                    : DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private VectorPanelProduct() {}

    /** See {@link PanelProduct#add}. */
    static void add(
            double[] a,
            int[] rows,
            int count,
            double[] b,
            int bOffset,
            int depth,
            double[] c,
            int cOffset,
            int cStride) {
        int sixes = PanelProduct.sixes(count);
        for (int column = 0; column < PanelProduct.WIDTH; column += 2 * LANES) {
            int row = 0;
            for (; row < sixes; row += 6) {
                rows6(a, rows, row, b, bOffset + column, depth, c, cOffset + column + row * cStride, cStride);
            }
            for (; row < count; row += 4) {
                rows4(a, rows, row, b, bOffset + column, depth, c, cOffset + column + row * cStride, cStride);
            }
        }
    }

    private static void rows6(
            double[] a,
            int[] rows,
            int first,
            double[] b,
            int bOffset,
            int depth,
            double[] c,
            int cOffset,
            int cStride) {
        int a0 = rows[first + 0];
        int a1 = rows[first + 1];
        int a2 = rows[first + 2];
        int a3 = rows[first + 3];
        int a4 = rows[first + 4];
        int a5 = rows[first + 5];
        int c0 = cOffset;
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int c5 = c4 + cStride;
        DoubleVector x0 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector y0 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector x1 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector y1 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector x2 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector y2 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector x3 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector y3 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        DoubleVector x4 = DoubleVector.fromArray(SPECIES, c, c4);
        DoubleVector y4 = DoubleVector.fromArray(SPECIES, c, c4 + LANES);
        DoubleVector x5 = DoubleVector.fromArray(SPECIES, c, c5);
        DoubleVector y5 = DoubleVector.fromArray(SPECIES, c, c5 + LANES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * PanelProduct.WIDTH;
            DoubleVector x = DoubleVector.fromArray(SPECIES, b, bk);
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, bk + LANES);
            DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            x0 = w0.fma(x, x0);
            y0 = w0.fma(y, y0);
            DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            x1 = w1.fma(x, x1);
            y1 = w1.fma(y, y1);
            DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            x2 = w2.fma(x, x2);
            y2 = w2.fma(y, y2);
            DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            x3 = w3.fma(x, x3);
            y3 = w3.fma(y, y3);
            DoubleVector w4 = DoubleVector.broadcast(SPECIES, a[a4 + k]);
            x4 = w4.fma(x, x4);
            y4 = w4.fma(y, y4);
            DoubleVector w5 = DoubleVector.broadcast(SPECIES, a[a5 + k]);
            x5 = w5.fma(x, x5);
            y5 = w5.fma(y, y5);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
        x1.intoArray(c, c1);
        y1.intoArray(c, c1 + LANES);
        x2.intoArray(c, c2);
        y2.intoArray(c, c2 + LANES);
        x3.intoArray(c, c3);
        y3.intoArray(c, c3 + LANES);
        x4.intoArray(c, c4);
        y4.intoArray(c, c4 + LANES);
        x5.intoArray(c, c5);
        y5.intoArray(c, c5 + LANES);
    }

    private static void rows4(
            double[] a,
            int[] rows,
            int first,
            double[] b,
            int bOffset,
            int depth,
            double[] c,
            int cOffset,
            int cStride) {
        int a0 = rows[first + 0];
        int a1 = rows[first + 1];
        int a2 = rows[first + 2];
        int a3 = rows[first + 3];
        int c0 = cOffset;
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        DoubleVector x0 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector y0 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector x1 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector y1 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector x2 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector y2 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector x3 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector y3 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * PanelProduct.WIDTH;
            DoubleVector x = DoubleVector.fromArray(SPECIES, b, bk);
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, bk + LANES);
            DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + k]);
            x0 = w0.fma(x, x0);
            y0 = w0.fma(y, y0);
            DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[a1 + k]);
            x1 = w1.fma(x, x1);
            y1 = w1.fma(y, y1);
            DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[a2 + k]);
            x2 = w2.fma(x, x2);
            y2 = w2.fma(y, y2);
            DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[a3 + k]);
            x3 = w3.fma(x, x3);
            y3 = w3.fma(y, y3);
        }
        x0.intoArray(c, c0);
        y0.intoArray(c, c0 + LANES);
        x1.intoArray(c, c1);
        y1.intoArray(c, c1 + LANES);
        x2.intoArray(c, c2);
        y2.intoArray(c, c2 + LANES);
        x3.intoArray(c, c3);
        y3.intoArray(c, c3 + LANES);
    }
}
