package dev.groundstate.engine.simulator;

import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link TileKernels} with vectors of the processor; only to be touched when there are some, for tiles and rows of at least
 * {@value #SHORTEST} elements.
 *
 * <p>A qubit whose two values stand in one vector is turned by exchanging lanes.
 */
final class VectorTileKernels implements TileKernels {

    /** At least as long as any vector. */
    static final int SHORTEST = 64;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int LANE_QUBITS = Integer.numberOfTrailingZeros(LANES);
    private static final VectorMask<Double> EVERY_LANE = VectorMask.fromLong(SPECIES, -1L >>> (Long.SIZE - LANES));

    /** Exchanges lanes whose numbers differ in a bit, for each bit. */
    private static final List<VectorShuffle<Double>> PARTNERS = IntStream.range(0, LANE_QUBITS)
            .mapToObj(qubit -> VectorShuffle.fromOp(SPECIES, lane -> lane ^ (1 << qubit)))
            .toList();

    /** The lanes whose numbers have a bit, for each bit. */
    private static final List<VectorMask<Double>> LANES_WITH = IntStream.range(0, LANE_QUBITS)
            .mapToObj(qubit -> VectorMask.fromLong(SPECIES, bitsWith(qubit)))
            .toList();

    private static long bitsWith(int qubit) {
        long bits = 0;
        for (int lane = 0; lane < LANES; lane++) {
            bits |= (long) ((lane >>> qubit) & 1) << lane;
        }
        return bits;
    }

    /** A reduction of the vector itself has another order before it is compiled than after. */
    private static double inOrder(double[] lanes) {
        double sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += lanes[lane];
        }
        return sum;
    }

    @Override
    public void turn(double[] x, int length, int qubit, double a, double b, double c, double d) {
        if (qubit >= LANE_QUBITS) {
            turnRows(x, length, qubit, a, b, c, d);
        } else {
            turnLanes(x, length, PARTNERS.get(qubit), perLane(qubit, a, d), perLane(qubit, b, c));
        }
    }

    @Override
    public double turnBoth(
            double[] x, double[] y, int length, int qubit, double a, double b, double c, double d, double[] lanes) {
        return qubit >= LANE_QUBITS
                ? turnRowsBoth(x, y, length, qubit, a, b, c, d, lanes)
                : turnLanesBoth(
                        x,
                        y,
                        length,
                        PARTNERS.get(qubit),
                        perLane(qubit, a, d),
                        perLane(qubit, b, c),
                        perLane(qubit, -1, 1),
                        lanes);
    }

    private static DoubleVector perLane(int qubit, double zero, double one) {
        return DoubleVector.broadcast(SPECIES, zero).blend(one, LANES_WITH.get(qubit));
    }

    private static void turnRows(double[] x, int length, int qubit, double a, double b, double c, double d) {
        int stride = 1 << qubit;
        for (int pair = 0; pair < length / 2; pair += LANES) {
            int j = ((pair >>> qubit) << (qubit + 1)) | (pair & (stride - 1));
            DoubleVector zero = DoubleVector.fromArray(SPECIES, x, j);
            DoubleVector one = DoubleVector.fromArray(SPECIES, x, j + stride);
            zero.mul(a).add(one.mul(b)).intoArray(x, j);
            zero.mul(c).add(one.mul(d)).intoArray(x, j + stride);
        }
    }

    private static void turnLanes(
            double[] x, int length, VectorShuffle<Double> partner, DoubleVector own, DoubleVector other) {
        for (int j = 0; j < length; j += LANES) {
            DoubleVector both = DoubleVector.fromArray(SPECIES, x, j);
            both.mul(own).add(both.rearrange(partner).mul(other)).intoArray(x, j);
        }
    }

    private static double turnRowsBoth(
            double[] x, double[] y, int length, int qubit, double a, double b, double c, double d, double[] lanes) {
        int stride = 1 << qubit;
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int pair = 0; pair < length / 2; pair += LANES) {
            int j = ((pair >>> qubit) << (qubit + 1)) | (pair & (stride - 1));
            DoubleVector zero = DoubleVector.fromArray(SPECIES, x, j);
            DoubleVector one = DoubleVector.fromArray(SPECIES, x, j + stride);
            DoubleVector cozero = DoubleVector.fromArray(SPECIES, y, j);
            DoubleVector coone = DoubleVector.fromArray(SPECIES, y, j + stride);
            zero.mul(a).add(one.mul(b)).intoArray(x, j);
            zero.mul(c).add(one.mul(d)).intoArray(x, j + stride);
            cozero.mul(a).add(coone.mul(b)).intoArray(y, j);
            cozero.mul(c).add(coone.mul(d)).intoArray(y, j + stride);
            sum = sum.add(coone.mul(zero).sub(cozero.mul(one)));
        }
        sum.intoArray(lanes, 0);
        return inOrder(lanes);
    }

    private static double turnLanesBoth(
            double[] x,
            double[] y,
            int length,
            VectorShuffle<Double> partner,
            DoubleVector own,
            DoubleVector other,
            DoubleVector sign,
            double[] lanes) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int j = 0; j < length; j += LANES) {
            DoubleVector both = DoubleVector.fromArray(SPECIES, x, j);
            DoubleVector coboth = DoubleVector.fromArray(SPECIES, y, j);
            DoubleVector swapped = both.rearrange(partner);
            both.mul(own).add(swapped.mul(other)).intoArray(x, j);
            coboth.mul(own).add(coboth.rearrange(partner).mul(other)).intoArray(y, j);
            sum = sum.add(coboth.mul(swapped));
        }
        sum.mul(sign).intoArray(lanes, 0);
        return inOrder(lanes);
    }

    @Override
    public void flip(double[] x, int length, int qubit, int control) {
        int required = control >= LANE_QUBITS ? 1 << control : 0;
        VectorMask<Double> lanes = control >= 0 && control < LANE_QUBITS ? LANES_WITH.get(control) : EVERY_LANE;
        if (qubit >= LANE_QUBITS) {
            flipRows(x, length, 1 << qubit, required, lanes);
        } else {
            flipLanes(x, length, PARTNERS.get(qubit), required, lanes);
        }
    }

    private static void flipRows(double[] x, int length, int stride, int required, VectorMask<Double> lanes) {
        for (int j = 0; j < length; j += LANES) {
            if ((j & stride) == 0 && (j & required) == required) {
                DoubleVector zero = DoubleVector.fromArray(SPECIES, x, j);
                DoubleVector one = DoubleVector.fromArray(SPECIES, x, j + stride);
                zero.blend(one, lanes).intoArray(x, j);
                one.blend(zero, lanes).intoArray(x, j + stride);
            }
        }
    }

    private static void flipLanes(
            double[] x, int length, VectorShuffle<Double> partner, int required, VectorMask<Double> lanes) {
        for (int j = 0; j < length; j += LANES) {
            if ((j & required) == required) {
                DoubleVector both = DoubleVector.fromArray(SPECIES, x, j);
                both.blend(both.rearrange(partner), lanes).intoArray(x, j);
            }
        }
    }

    @Override
    public void multiply(
            double[] re,
            double[] im,
            int offset,
            int width,
            double factorRe,
            double factorIm,
            double[] columnRe,
            double[] columnIm) {
        for (int j = 0; j < width; j += LANES) {
            DoubleVector inRe = DoubleVector.fromArray(SPECIES, columnRe, j);
            DoubleVector inIm = DoubleVector.fromArray(SPECIES, columnIm, j);
            DoubleVector phaseRe = inRe.mul(factorRe).sub(inIm.mul(factorIm));
            DoubleVector phaseIm = inIm.mul(factorRe).add(inRe.mul(factorIm));
            DoubleVector oldRe = DoubleVector.fromArray(SPECIES, re, offset + j);
            DoubleVector oldIm = DoubleVector.fromArray(SPECIES, im, offset + j);
            oldRe.mul(phaseRe).sub(oldIm.mul(phaseIm)).intoArray(re, offset + j);
            oldRe.mul(phaseIm).add(oldIm.mul(phaseRe)).intoArray(im, offset + j);
        }
    }

    @Override
    public double divideBoth(
            double[] re,
            double[] im,
            double[] coRe,
            double[] coIm,
            int offset,
            int width,
            double factorRe,
            double factorIm,
            double[] columnRe,
            double[] columnIm,
            double[] columns,
            double[] lanes) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int j = 0; j < width; j += LANES) {
            DoubleVector inRe = DoubleVector.fromArray(SPECIES, columnRe, j);
            DoubleVector inIm = DoubleVector.fromArray(SPECIES, columnIm, j);
            DoubleVector phaseRe = inRe.mul(factorRe).sub(inIm.mul(factorIm));
            DoubleVector phaseIm = inIm.mul(factorRe).add(inRe.mul(factorIm));
            DoubleVector oldRe = DoubleVector.fromArray(SPECIES, re, offset + j);
            DoubleVector oldIm = DoubleVector.fromArray(SPECIES, im, offset + j);
            DoubleVector oldCoRe = DoubleVector.fromArray(SPECIES, coRe, offset + j);
            DoubleVector oldCoIm = DoubleVector.fromArray(SPECIES, coIm, offset + j);
            oldRe.mul(phaseRe).add(oldIm.mul(phaseIm)).intoArray(re, offset + j);
            oldIm.mul(phaseRe).sub(oldRe.mul(phaseIm)).intoArray(im, offset + j);
            oldCoRe.mul(phaseRe).add(oldCoIm.mul(phaseIm)).intoArray(coRe, offset + j);
            oldCoIm.mul(phaseRe).sub(oldCoRe.mul(phaseIm)).intoArray(coIm, offset + j);
            DoubleVector product = oldCoRe.mul(oldIm).sub(oldCoIm.mul(oldRe));
            DoubleVector.fromArray(SPECIES, columns, j).add(product).intoArray(columns, j);
            sum = sum.add(product);
        }
        sum.intoArray(lanes, 0);
        return inOrder(lanes);
    }
}
