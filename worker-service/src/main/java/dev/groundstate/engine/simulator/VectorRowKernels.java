package dev.groundstate.engine.simulator;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link RowKernels} with vectors of the processor; only to be touched when there are some, for rows of 64. */
final class VectorRowKernels implements RowKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Takes lane j to lane j ⊕ k, for each k. */
    private static final List<VectorShuffle<Double>> PARTNERS = IntStream.range(0, LANES)
            .mapToObj(flips -> VectorShuffle.fromOp(SPECIES, lane -> lane ^ flips))
            .toList();

    @Override
    public void addSigns(double[] factors, double factor, double[] signs, int width) {
        for (int j = 0; j < width; j += LANES) {
            DoubleVector.fromArray(SPECIES, signs, j)
                    .mul(factor)
                    .add(DoubleVector.fromArray(SPECIES, factors, j))
                    .intoArray(factors, j);
        }
    }

    @Override
    public void addFlipped(
            double[] target,
            int targetOffset,
            double[] source,
            int sourceOffset,
            double[] factors,
            double sign,
            int flips,
            int width) {
        int flippedLanes = flips & (LANES - 1);
        int flippedRows = flips & -LANES;
        if (flippedLanes == 0) {
            addRows(target, targetOffset, source, sourceOffset, factors, sign, flippedRows, width);
        } else {
            VectorShuffle<Double> partner = PARTNERS.get(flippedLanes);
            addLanes(target, targetOffset, source, sourceOffset, factors, sign, flippedRows, width, partner);
        }
    }

    private static void addRows(
            double[] target,
            int targetOffset,
            double[] source,
            int sourceOffset,
            double[] factors,
            double sign,
            int flips,
            int width) {
        for (int j = 0; j < width; j += LANES) {
            DoubleVector.fromArray(SPECIES, source, sourceOffset + (j ^ flips))
                    .mul(DoubleVector.fromArray(SPECIES, factors, j ^ flips))
                    .mul(sign)
                    .add(DoubleVector.fromArray(SPECIES, target, targetOffset + j))
                    .intoArray(target, targetOffset + j);
        }
    }

    private static void addLanes(
            double[] target,
            int targetOffset,
            double[] source,
            int sourceOffset,
            double[] factors,
            double sign,
            int flips,
            int width,
            VectorShuffle<Double> partner) {
        for (int j = 0; j < width; j += LANES) {
            DoubleVector.fromArray(SPECIES, source, sourceOffset + (j ^ flips))
                    .mul(DoubleVector.fromArray(SPECIES, factors, j ^ flips))
                    .mul(sign)
                    .rearrange(partner)
                    .add(DoubleVector.fromArray(SPECIES, target, targetOffset + j))
                    .intoArray(target, targetOffset + j);
        }
    }
}
