package dev.groundstate.engine.integral;

import java.util.Arrays;
import java.util.List;

/**
 * Up to {@value #LANES} shell pairs of one structure, laid side by side as the right-hand side of quartets.
 *
 * <p>Element of lane l stands at {@code … * LANES + l}. Lanes with fewer primitives, and lanes without a pair, have
 * coefficients 0 at exponent 1. Immutable by convention.
 */
final class KetBlock {

    /** Pairs that are computed side by side: two vectors of four numbers. */
    static final int LANES = 8;

    /** Number of lanes that hold a pair. */
    final int lanes;

    /** Largest number of pairs of primitives in any lane. */
    final int primitives;

    /** Largest bound in any lane, for each pair of primitives, falling. */
    final double[] bound;

    /** q of each pair of primitives. */
    final double[] exponent;

    /** Q of each pair of primitives, one array an axis. */
    final double[] x;

    final double[] y;
    final double[] z;

    /** (-1)^{t+u+v} E of pair of primitives k, coefficient e, at {@code (k * entries + e) * LANES + lane}. */
    final double[] values;

    /** {@link ShellPair#productIndex} at {@code product * LANES + lane}. */
    final int[] productIndex;

    /** Lays pairs side by side. */
    KetBlock(PairStructure structure, List<ShellPair> pairs) {
        this.lanes = pairs.size();
        this.primitives = pairs.stream().mapToInt(pair -> pair.primitives).max().orElseThrow();
        this.bound = new double[primitives];
        this.exponent = new double[primitives * LANES];
        this.x = new double[primitives * LANES];
        this.y = new double[primitives * LANES];
        this.z = new double[primitives * LANES];
        this.values = new double[primitives * structure.entries * LANES];
        this.productIndex = new int[structure.products * LANES];
        Arrays.fill(exponent, 1);
        double[] sign = signs(structure);
        for (int lane = 0; lane < lanes; lane++) {
            ShellPair pair = pairs.get(lane);
            double[] spread = pair.values(structure);
            for (int k = 0; k < pair.primitives; k++) {
                int at = k * LANES + lane;
                bound[k] = Math.max(bound[k], pair.bound[k]);
                exponent[at] = pair.exponent[k];
                x[at] = pair.centre[3 * k];
                y[at] = pair.centre[3 * k + 1];
                z[at] = pair.centre[3 * k + 2];
                for (int e = 0; e < structure.entries; e++) {
                    int number = k * structure.entries + e;
                    values[number * LANES + lane] = sign[e] * spread[number];
                }
            }
            for (int product = 0; product < structure.products; product++) {
                productIndex[product * LANES + lane] = pair.productIndex[product];
            }
        }
    }

    private static double[] signs(PairStructure structure) {
        int[] powers = HermiteIndex.powers(structure.order);
        double[] sign = new double[structure.entries];
        for (int e = 0; e < sign.length; e++) {
            int h = 3 * structure.hermite[e];
            sign[e] = (powers[h] + powers[h + 1] + powers[h + 2]) % 2 == 0 ? 1 : -1;
        }
        return sign;
    }
}
