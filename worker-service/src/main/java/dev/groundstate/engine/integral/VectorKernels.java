package dev.groundstate.engine.integral;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with the vectors of the processor, two of four numbers for the lanes of a block.
 *
 * <p>The calls of the vector interface are written out: behind small methods of our own the compiler would return boxed
 * vectors. Only to be loaded where {@link dev.groundstate.engine.linalg.Simd#available()}.
 */
final class VectorKernels implements QuartetKernels {

    private static final int LANES = KetBlock.LANES;
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;
    private static final int NEXT = 4;

    /** Returns whether the processor has vectors of this length. */
    static boolean supported() {
        return DoubleVector.SPECIES_PREFERRED.length() >= NEXT;
    }

    @Override
    public void separate(ShellPair bra, int k, KetBlock ket, int from, int items, QuartetWorkspace work) {
        DoubleVector p = DoubleVector.broadcast(SPECIES, bra.exponent[k]);
        DoubleVector px = DoubleVector.broadcast(SPECIES, bra.centre[3 * k]);
        DoubleVector py = DoubleVector.broadcast(SPECIES, bra.centre[3 * k + 1]);
        DoubleVector pz = DoubleVector.broadcast(SPECIES, bra.centre[3 * k + 2]);
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        int offset = from * LANES;
        for (int at = 0; at < items * LANES; at += NEXT) {
            DoubleVector q = DoubleVector.fromArray(SPECIES, ket.exponent, offset + at);
            DoubleVector inverse = one.div(p.add(q));
            DoubleVector alpha = p.mul(q).mul(inverse);
            DoubleVector x = px.sub(DoubleVector.fromArray(SPECIES, ket.x, offset + at));
            DoubleVector y = py.sub(DoubleVector.fromArray(SPECIES, ket.y, offset + at));
            DoubleVector z = pz.sub(DoubleVector.fromArray(SPECIES, ket.z, offset + at));
            DoubleVector t = alpha.mul(x.mul(x).add(y.mul(y)).add(z.mul(z)));
            x.intoArray(work.x, at);
            y.intoArray(work.y, at);
            z.intoArray(work.z, at);
            t.intoArray(work.boys, at);
            t.add(t).intoArray(work.twice, at);
            alpha.mul(-2).intoArray(work.base, at);
            inverse.sqrt().intoArray(work.scale, at);
        }
    }

    @Override
    public void seed(int order, int lanes, int items, QuartetWorkspace work) {
        double[] seeds = work.seeds;
        for (int item = 0; item < items; item++) {
            for (int lane = 0; lane < LANES; lane += NEXT) {
                int at = item * LANES + lane;
                int row = item * (order + 1) * LANES + lane;
                DoubleVector base = DoubleVector.fromArray(SPECIES, work.base, at);
                DoubleVector power = DoubleVector.fromArray(SPECIES, work.scale, at);
                for (int n = 0; n <= order; n++) {
                    power.intoArray(seeds, row + n * LANES);
                    power = power.mul(base);
                }
                DoubleVector twice = DoubleVector.fromArray(SPECIES, work.twice, at);
                DoubleVector exponential = DoubleVector.fromArray(SPECIES, work.exponential, at);
                DoubleVector value = DoubleVector.fromArray(SPECIES, work.boys, at);
                for (int n = order; n > 0; n--) {
                    DoubleVector.fromArray(SPECIES, seeds, row + n * LANES)
                            .mul(value)
                            .intoArray(seeds, row + n * LANES);
                    value = twice.mul(value).add(exponential).mul(BoysFunction.INVERSE_ODD[n]);
                }
                DoubleVector.fromArray(SPECIES, seeds, row).mul(value).intoArray(seeds, row);
            }
        }
    }

    @Override
    public void recur(QuartetTables tables, int lanes, int items, QuartetWorkspace work) {
        int order = tables.order;
        double[] r = work.values;
        for (int item = 0; item < items; item++) {
            int seed = item * (order + 1) * LANES;
            int row = item * tables.values * LANES;
            for (int n = order; n >= 0; n--) {
                int from = seed + n * LANES;
                for (int run = tables.firstRun[order - n]; run < tables.runs; run++) {
                    double[] separation =
                            tables.runAxis[run] == 0 ? work.x : tables.runAxis[run] == 1 ? work.y : work.z;
                    DoubleVector low = DoubleVector.fromArray(SPECIES, separation, item * LANES);
                    DoubleVector high = DoubleVector.fromArray(SPECIES, separation, item * LANES + NEXT);
                    int start = tables.runStart[run];
                    int end = tables.runStart[run + 1];
                    if (tables.runKind[run] == QuartetTables.FIRST) {
                        raise(tables, start, end, r, row, low, high);
                    } else if (tables.runKind[run] == QuartetTables.BOTH) {
                        raiseWithSecond(tables, start, end, r, row, low, high);
                    } else {
                        raiseBySecond(tables, start, end, r, row);
                    }
                }
                DoubleVector.fromArray(SPECIES, work.seeds, from).intoArray(r, row);
                DoubleVector.fromArray(SPECIES, work.seeds, from + NEXT).intoArray(r, row + NEXT);
            }
        }
    }

    private static void raise(
            QuartetTables tables, int start, int end, double[] r, int row, DoubleVector low, DoubleVector high) {
        for (int i = start; i < end; i++) {
            int to = row + tables.target[i];
            int first = row + tables.first[i];
            low.mul(DoubleVector.fromArray(SPECIES, r, first)).intoArray(r, to);
            high.mul(DoubleVector.fromArray(SPECIES, r, first + NEXT)).intoArray(r, to + NEXT);
        }
    }

    private static void raiseWithSecond(
            QuartetTables tables, int start, int end, double[] r, int row, DoubleVector low, DoubleVector high) {
        for (int i = start; i < end; i++) {
            int to = row + tables.target[i];
            int first = row + tables.first[i];
            int second = row + tables.second[i];
            double factor = tables.factor[i];
            low.mul(DoubleVector.fromArray(SPECIES, r, first))
                    .add(DoubleVector.fromArray(SPECIES, r, second).mul(factor))
                    .intoArray(r, to);
            high.mul(DoubleVector.fromArray(SPECIES, r, first + NEXT))
                    .add(DoubleVector.fromArray(SPECIES, r, second + NEXT).mul(factor))
                    .intoArray(r, to + NEXT);
        }
    }

    private static void raiseBySecond(QuartetTables tables, int start, int end, double[] r, int row) {
        for (int i = start; i < end; i++) {
            int to = row + tables.target[i];
            int second = row + tables.second[i];
            double factor = tables.factor[i];
            DoubleVector.fromArray(SPECIES, r, second).mul(factor).intoArray(r, to);
            DoubleVector.fromArray(SPECIES, r, second + NEXT).mul(factor).intoArray(r, to + NEXT);
        }
    }

    @Override
    public void contractKet(
            QuartetTables tables, KetBlock ket, int from, int items, int k, boolean clear, QuartetWorkspace work) {
        int rows = tables.ketProduct.length;
        for (int i = 0; i < rows; i++) {
            int to = (k * rows + i) * tables.stride * LANES;
            if (tables.width[i] == 1) {
                oneOfKet(tables, ket, tables.ketProduct[i], from, items, to, clear, work);
            } else {
                foursOfKet(tables, ket, tables.ketProduct[i], tables.width[i], from, items, to, clear, work);
            }
        }
    }

    private static void foursOfKet(
            QuartetTables tables,
            KetBlock ket,
            int cd,
            int width,
            int from,
            int items,
            int to,
            boolean clear,
            QuartetWorkspace work) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        double[] r = work.values;
        double[] halfway = work.halfway;
        double[] coefficients = ket.values;
        int[] sum = tables.sum;
        int[] sumStart = tables.sumStart;
        int first = tables.ket.start[cd];
        int last = tables.ket.start[cd + 1];
        for (int n = 0; n < width; n += 4) {
            int place = to + n * LANES;
            DoubleVector s0a = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place);
            DoubleVector s0b = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place + NEXT);
            DoubleVector s1a = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place + 8);
            DoubleVector s1b = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place + 8 + NEXT);
            DoubleVector s2a = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place + 16);
            DoubleVector s2b = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place + 16 + NEXT);
            DoubleVector s3a = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place + 24);
            DoubleVector s3b = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place + 24 + NEXT);
            for (int item = 0; item < items; item++) {
                int row = item * tables.values * LANES;
                int coefficient = (from + item) * tables.ket.entries * LANES;
                for (int e = first; e < last; e++) {
                    DoubleVector a = DoubleVector.fromArray(SPECIES, coefficients, coefficient + e * LANES);
                    DoubleVector b = DoubleVector.fromArray(SPECIES, coefficients, coefficient + e * LANES + NEXT);
                    int at = sumStart[e] + n;
                    int value0 = row + sum[at];
                    s0a = a.mul(DoubleVector.fromArray(SPECIES, r, value0)).add(s0a);
                    s0b = b.mul(DoubleVector.fromArray(SPECIES, r, value0 + NEXT))
                            .add(s0b);
                    int value1 = row + sum[at + 1];
                    s1a = a.mul(DoubleVector.fromArray(SPECIES, r, value1)).add(s1a);
                    s1b = b.mul(DoubleVector.fromArray(SPECIES, r, value1 + NEXT))
                            .add(s1b);
                    int value2 = row + sum[at + 2];
                    s2a = a.mul(DoubleVector.fromArray(SPECIES, r, value2)).add(s2a);
                    s2b = b.mul(DoubleVector.fromArray(SPECIES, r, value2 + NEXT))
                            .add(s2b);
                    int value3 = row + sum[at + 3];
                    s3a = a.mul(DoubleVector.fromArray(SPECIES, r, value3)).add(s3a);
                    s3b = b.mul(DoubleVector.fromArray(SPECIES, r, value3 + NEXT))
                            .add(s3b);
                }
            }
            s0a.intoArray(halfway, place);
            s0b.intoArray(halfway, place + NEXT);
            s1a.intoArray(halfway, place + 8);
            s1b.intoArray(halfway, place + 8 + NEXT);
            s2a.intoArray(halfway, place + 16);
            s2b.intoArray(halfway, place + 16 + NEXT);
            s3a.intoArray(halfway, place + 24);
            s3b.intoArray(halfway, place + 24 + NEXT);
        }
    }

    private static void oneOfKet(
            QuartetTables tables,
            KetBlock ket,
            int cd,
            int from,
            int items,
            int to,
            boolean clear,
            QuartetWorkspace work) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        double[] r = work.values;
        double[] halfway = work.halfway;
        double[] coefficients = ket.values;
        int[] sum = tables.sum;
        int[] sumStart = tables.sumStart;
        int first = tables.ket.start[cd];
        int last = tables.ket.start[cd + 1];
        int place = to;
        DoubleVector s0a = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place);
        DoubleVector s0b = clear ? zero : DoubleVector.fromArray(SPECIES, halfway, place + NEXT);
        for (int item = 0; item < items; item++) {
            int row = item * tables.values * LANES;
            int coefficient = (from + item) * tables.ket.entries * LANES;
            for (int e = first; e < last; e++) {
                DoubleVector a = DoubleVector.fromArray(SPECIES, coefficients, coefficient + e * LANES);
                DoubleVector b = DoubleVector.fromArray(SPECIES, coefficients, coefficient + e * LANES + NEXT);
                int at = sumStart[e];
                int value0 = row + sum[at];
                s0a = a.mul(DoubleVector.fromArray(SPECIES, r, value0)).add(s0a);
                s0b = b.mul(DoubleVector.fromArray(SPECIES, r, value0 + NEXT)).add(s0b);
            }
        }
        s0a.intoArray(halfway, place);
        s0b.intoArray(halfway, place + NEXT);
    }

    @Override
    public void contractBra(
            QuartetTables tables,
            double[] values,
            int from,
            int count,
            int lanes,
            boolean clear,
            QuartetWorkspace work) {
        for (int i = 0; i < tables.braProduct.length; i++) {
            int end = tables.ketEnd[i];
            int cd = tables.ketFirst[i];
            int to = tables.quartetStart[i] * LANES;
            for (; cd + 2 < end; cd += 3, to += 3 * LANES) {
                threeOfBra(tables, values, tables.braProduct[i], cd, from, count, to, clear, work);
            }
            for (; cd < end; cd++, to += LANES) {
                oneOfBra(tables, values, tables.braProduct[i], cd, from, count, to, clear, work);
            }
        }
    }

    private static void threeOfBra(
            QuartetTables tables,
            double[] values,
            int ab,
            int cd,
            int from,
            int count,
            int to,
            boolean clear,
            QuartetWorkspace work) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        double[] halfway = work.halfway;
        double[] integrals = work.integrals;
        int[] place = tables.place;
        int rows = tables.ketProduct.length;
        int step = tables.stride * LANES;
        int first = tables.bra.start[ab];
        int last = tables.bra.start[ab + 1];
        DoubleVector s0a = clear ? zero : DoubleVector.fromArray(SPECIES, integrals, to);
        DoubleVector s0b = clear ? zero : DoubleVector.fromArray(SPECIES, integrals, to + NEXT);
        DoubleVector s1a = clear ? zero : DoubleVector.fromArray(SPECIES, integrals, to + 8);
        DoubleVector s1b = clear ? zero : DoubleVector.fromArray(SPECIES, integrals, to + 8 + NEXT);
        DoubleVector s2a = clear ? zero : DoubleVector.fromArray(SPECIES, integrals, to + 16);
        DoubleVector s2b = clear ? zero : DoubleVector.fromArray(SPECIES, integrals, to + 16 + NEXT);
        for (int k = 0; k < count; k++) {
            int row = (k * rows + cd) * step;
            int coefficient = (from + k) * tables.bra.entries;
            for (int e = first; e < last; e++) {
                DoubleVector value = DoubleVector.broadcast(SPECIES, values[coefficient + e]);
                int half0 = row + place[e];
                s0a = value.mul(DoubleVector.fromArray(SPECIES, halfway, half0)).add(s0a);
                s0b = value.mul(DoubleVector.fromArray(SPECIES, halfway, half0 + NEXT))
                        .add(s0b);
                int half1 = half0 + step;
                s1a = value.mul(DoubleVector.fromArray(SPECIES, halfway, half1)).add(s1a);
                s1b = value.mul(DoubleVector.fromArray(SPECIES, halfway, half1 + NEXT))
                        .add(s1b);
                int half2 = half1 + step;
                s2a = value.mul(DoubleVector.fromArray(SPECIES, halfway, half2)).add(s2a);
                s2b = value.mul(DoubleVector.fromArray(SPECIES, halfway, half2 + NEXT))
                        .add(s2b);
            }
        }
        s0a.intoArray(integrals, to);
        s0b.intoArray(integrals, to + NEXT);
        s1a.intoArray(integrals, to + 8);
        s1b.intoArray(integrals, to + 8 + NEXT);
        s2a.intoArray(integrals, to + 16);
        s2b.intoArray(integrals, to + 16 + NEXT);
    }

    private static void oneOfBra(
            QuartetTables tables,
            double[] values,
            int ab,
            int cd,
            int from,
            int count,
            int to,
            boolean clear,
            QuartetWorkspace work) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        double[] halfway = work.halfway;
        double[] integrals = work.integrals;
        int[] place = tables.place;
        int rows = tables.ketProduct.length;
        int step = tables.stride * LANES;
        int first = tables.bra.start[ab];
        int last = tables.bra.start[ab + 1];
        DoubleVector s0a = clear ? zero : DoubleVector.fromArray(SPECIES, integrals, to);
        DoubleVector s0b = clear ? zero : DoubleVector.fromArray(SPECIES, integrals, to + NEXT);
        for (int k = 0; k < count; k++) {
            int row = (k * rows + cd) * step;
            int coefficient = (from + k) * tables.bra.entries;
            for (int e = first; e < last; e++) {
                DoubleVector value = DoubleVector.broadcast(SPECIES, values[coefficient + e]);
                int half0 = row + place[e];
                s0a = value.mul(DoubleVector.fromArray(SPECIES, halfway, half0)).add(s0a);
                s0b = value.mul(DoubleVector.fromArray(SPECIES, halfway, half0 + NEXT))
                        .add(s0b);
            }
        }
        s0a.intoArray(integrals, to);
        s0b.intoArray(integrals, to + NEXT);
    }
}
