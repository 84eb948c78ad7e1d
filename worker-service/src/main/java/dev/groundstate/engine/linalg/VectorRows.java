package dev.groundstate.engine.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link DenseRows} at offsets into larger arrays, with vectors of the processor. */
final class VectorRows {

    /** No wider than the partial sums of a dot product. */
    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > 8 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private VectorRows() {}

    static void addScaled(double[] y, int yOffset, double factor, double[] x, int xOffset, int length) {
        int bound = SPECIES.loopBound(length);
        int j = 0;
        for (; j < bound; j += LANES) {
            DoubleVector.fromArray(SPECIES, x, xOffset + j)
                    .mul(factor)
                    .add(DoubleVector.fromArray(SPECIES, y, yOffset + j))
                    .intoArray(y, yOffset + j);
        }
        for (; j < length; j++) {
            y[yOffset + j] += factor * x[xOffset + j];
        }
    }

    static void setProduct(double[] z, int zOffset, double[] x, int xOffset, double[] y, int yOffset, int length) {
        int bound = SPECIES.loopBound(length);
        int j = 0;
        for (; j < bound; j += LANES) {
            DoubleVector.fromArray(SPECIES, x, xOffset + j)
                    .mul(DoubleVector.fromArray(SPECIES, y, yOffset + j))
                    .intoArray(z, zOffset + j);
        }
        for (; j < length; j++) {
            z[zOffset + j] = x[xOffset + j] * y[yOffset + j];
        }
    }

    /** Adds x_j y_j to the partial sum j mod 16 of each whole stretch of 16; returns how many elements that were. */
    static int dot(double[] x, double[] y, double[] partial) {
        int whole = x.length - x.length % DenseRows.PARTIAL_SUMS;
        for (int lane = 0; lane < DenseRows.PARTIAL_SUMS; lane += 2 * LANES) {
            dotLanes(x, y, lane, whole, partial);
        }
        return whole;
    }

    private static void dotLanes(double[] x, double[] y, int lane, int whole, double[] partial) {
        DoubleVector low = DoubleVector.zero(SPECIES);
        DoubleVector high = DoubleVector.zero(SPECIES);
        for (int j = lane; j < whole; j += DenseRows.PARTIAL_SUMS) {
            low = DoubleVector.fromArray(SPECIES, x, j)
                    .mul(DoubleVector.fromArray(SPECIES, y, j))
                    .add(low);
            high = DoubleVector.fromArray(SPECIES, x, j + LANES)
                    .mul(DoubleVector.fromArray(SPECIES, y, j + LANES))
                    .add(high);
        }
        low.intoArray(partial, lane);
        high.intoArray(partial, lane + LANES);
    }
}
