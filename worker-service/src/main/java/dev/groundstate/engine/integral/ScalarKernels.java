package dev.groundstate.engine.integral;

import java.util.Arrays;

/** The kernels in plain loops. */
final class ScalarKernels implements QuartetKernels {

    private static final int LANES = KetBlock.LANES;

    @Override
    public void separate(ShellPair bra, int k, KetBlock ket, int from, int items, QuartetWorkspace work) {
        double p = bra.exponent[k];
        double px = bra.centre[3 * k];
        double py = bra.centre[3 * k + 1];
        double pz = bra.centre[3 * k + 2];
        int offset = from * LANES;
        for (int item = 0; item < items; item++) {
            for (int at = item * LANES; at < item * LANES + ket.lanes; at++) {
                double q = ket.exponent[offset + at];
                double inverse = 1 / (p + q);
                double alpha = p * q * inverse;
                double x = px - ket.x[offset + at];
                double y = py - ket.y[offset + at];
                double z = pz - ket.z[offset + at];
                double t = alpha * (x * x + y * y + z * z);
                work.x[at] = x;
                work.y[at] = y;
                work.z[at] = z;
                work.boys[at] = t;
                work.twice[at] = t + t;
                work.base[at] = -2 * alpha;
                work.scale[at] = Math.sqrt(inverse);
            }
        }
    }

    @Override
    public void seed(int order, int lanes, int items, QuartetWorkspace work) {
        double[] seeds = work.seeds;
        for (int item = 0; item < items; item++) {
            int row = item * (order + 1) * LANES;
            for (int lane = 0; lane < lanes; lane++) {
                int at = item * LANES + lane;
                double power = work.scale[at];
                for (int n = 0; n <= order; n++) {
                    seeds[row + n * LANES + lane] = power;
                    power = power * work.base[at];
                }
                double value = work.boys[at];
                for (int n = order; n > 0; n--) {
                    seeds[row + n * LANES + lane] *= value;
                    value = (work.twice[at] * value + work.exponential[at]) * BoysFunction.INVERSE_ODD[n];
                }
                seeds[row + lane] *= value;
            }
        }
    }

    @Override
    public void recur(QuartetTables tables, int lanes, int items, QuartetWorkspace work) {
        int order = tables.order;
        for (int item = 0; item < items; item++) {
            int seed = item * (order + 1) * LANES;
            int row = item * tables.values * LANES;
            System.arraycopy(work.seeds, seed + order * LANES, work.values, row, lanes);
            for (int n = order - 1; n >= 0; n--) {
                for (int run = tables.firstRun[order - n]; run < tables.runs; run++) {
                    step(tables, run, lanes, item * LANES, row, work);
                }
                System.arraycopy(work.seeds, seed + n * LANES, work.values, row, lanes);
            }
        }
    }

    private static void step(QuartetTables tables, int run, int lanes, int item, int row, QuartetWorkspace work) {
        double[] r = work.values;
        double[] separation = tables.runAxis[run] == 0 ? work.x : tables.runAxis[run] == 1 ? work.y : work.z;
        int kind = tables.runKind[run];
        for (int i = tables.runStart[run]; i < tables.runStart[run + 1]; i++) {
            int to = row + tables.target[i];
            int first = row + tables.first[i];
            int second = row + tables.second[i];
            double factor = tables.factor[i];
            if (kind == QuartetTables.FIRST) {
                for (int lane = 0; lane < lanes; lane++) {
                    r[to + lane] = separation[item + lane] * r[first + lane];
                }
            } else if (kind == QuartetTables.BOTH) {
                for (int lane = 0; lane < lanes; lane++) {
                    r[to + lane] = separation[item + lane] * r[first + lane] + factor * r[second + lane];
                }
            } else {
                for (int lane = 0; lane < lanes; lane++) {
                    r[to + lane] = factor * r[second + lane];
                }
            }
        }
    }

    @Override
    public void contractKet(
            QuartetTables tables, KetBlock ket, int from, int items, int k, boolean clear, QuartetWorkspace work) {
        int rows = tables.ketProduct.length;
        for (int i = 0; i < rows; i++) {
            int to = (k * rows + i) * tables.stride * LANES;
            if (clear) {
                Arrays.fill(work.halfway, to, to + tables.width[i] * LANES, 0);
            }
            int cd = tables.ketProduct[i];
            for (int item = 0; item < items; item++) {
                int row = item * tables.values * LANES;
                int coefficients = (from + item) * tables.ket.entries;
                for (int e = tables.ket.start[cd]; e < tables.ket.start[cd + 1]; e++) {
                    addKetEntry(
                            tables,
                            tables.sumStart[e],
                            tables.width[i],
                            ket.values,
                            (coefficients + e) * LANES,
                            ket.lanes,
                            work,
                            row,
                            to);
                }
            }
        }
    }

    private static void addKetEntry(
            QuartetTables tables,
            int sumStart,
            int width,
            double[] coefficients,
            int coefficient,
            int lanes,
            QuartetWorkspace work,
            int row,
            int to) {
        double[] r = work.values;
        double[] halfway = work.halfway;
        for (int n = 0; n < width; n++) {
            int value = row + tables.sum[sumStart + n];
            int place = to + n * LANES;
            for (int lane = 0; lane < lanes; lane++) {
                halfway[place + lane] += coefficients[coefficient + lane] * r[value + lane];
            }
        }
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
        int rows = tables.ketProduct.length;
        if (clear) {
            Arrays.fill(work.integrals, 0, tables.quartets * LANES, 0);
        }
        for (int i = 0; i < tables.braProduct.length; i++) {
            int ab = tables.braProduct[i];
            for (int k = 0; k < count; k++) {
                for (int e = tables.bra.start[ab]; e < tables.bra.start[ab + 1]; e++) {
                    double value = values[(from + k) * tables.bra.entries + e];
                    for (int cd = tables.ketFirst[i]; cd < tables.ketEnd[i]; cd++) {
                        int half = (k * rows + cd) * tables.stride * LANES + tables.place[e];
                        int to = (tables.quartetStart[i] + cd - tables.ketFirst[i]) * LANES;
                        addBraEntry(value, work, half, to, lanes);
                    }
                }
            }
        }
    }

    private static void addBraEntry(double value, QuartetWorkspace work, int half, int to, int lanes) {
        double[] integrals = work.integrals;
        double[] halfway = work.halfway;
        for (int lane = 0; lane < lanes; lane++) {
            integrals[to + lane] += value * halfway[half + lane];
        }
    }
}
