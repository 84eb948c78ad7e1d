package dev.groundstate.engine.integral;

import java.util.Arrays;

/**
 * Repulsion integrals of all products of one shell pair with all products of another.
 *
 * <p>(ab|cd) = Σ_{kk'} Σ_h E^{ab}_{kh} Σ_{h'} (-1)^{h'} E^{cd}_{k'h'} R_{h+h'} / √(p + q), the inner sum contracted over
 * k' before the outer one is taken. Holds its workspace, hence not thread-safe. Cost: for each pair of pairs of primitives
 * one Hermite recursion and (Hermite Gaussians of the bra) × (coefficients of the ket) multiplications.
 */
final class QuartetKernel {

    private final HermiteCoulomb coulomb;

    /** {@link HermiteIndex#sums} of a bra and a ket order, at {@code bra * (highest + 1) + ket}. */
    private final int[][] sums;

    private final int orders;
    private final double[] halfway;

    /**
     * Makes room for shell pairs up to a size.
     *
     * @param highestOrder of any pair
     * @param mostProducts of any pair
     */
    QuartetKernel(int highestOrder, int mostProducts) {
        this.coulomb = new HermiteCoulomb(2 * highestOrder);
        this.orders = highestOrder + 1;
        this.sums = new int[orders * orders][];
        for (int bra = 0; bra < orders; bra++) {
            for (int ket = 0; ket < orders; ket++) {
                sums[bra * orders + ket] = HermiteIndex.sums(bra, ket);
            }
        }
        this.halfway = new double[mostProducts * HermiteIndex.count(highestOrder)];
    }

    /** Returns the multiplications of an evaluation, roughly. */
    static long cost(ShellPair bra, ShellPair ket) {
        int recursion = 20 + 2 * HermiteIndex.count(bra.order + ket.order);
        return (long) bra.primitives
                * ((long) ket.primitives * (recursion + (long) bra.hermites * ket.entries)
                        + (long) bra.entries * ket.products);
    }

    /**
     * Evaluates the integrals.
     *
     * @param cutoff pairs of pairs of primitives whose bounds have a smaller product are left out
     * @param target receives (ab|cd) at {@code ab * ket.products + cd}
     */
    void evaluate(ShellPair bra, ShellPair ket, double cutoff, double[] target) {
        Arrays.fill(target, 0, bra.products * ket.products, 0);
        if (bra.primitives == 0 || ket.primitives == 0) {
            return;
        }
        for (int k = 0; k < bra.primitives; k++) {
            if (bra.bound[k] * ket.bound[0] < cutoff) {
                return;
            }
            contractKet(bra, k, ket, cutoff);
            contractBra(bra, k, ket.products, target);
        }
    }

    /** Sets {@code halfway[cd * bra.hermites + h]} to Σ_{k'h'} (-1)^{h'} E^{cd}_{k'h'} R_{h+h'} / √(p + q). */
    private void contractKet(ShellPair bra, int k, ShellPair ket, double cutoff) {
        int hermites = bra.hermites;
        int order = bra.order + ket.order;
        int[] sum = sums[bra.order * orders + ket.order];
        double p = bra.exponent[k];
        double x = bra.centre[3 * k];
        double y = bra.centre[3 * k + 1];
        double z = bra.centre[3 * k + 2];
        Arrays.fill(halfway, 0, ket.products * hermites, 0);
        for (int j = 0; j < ket.primitives; j++) {
            if (bra.bound[k] * ket.bound[j] < cutoff) {
                return;
            }
            double q = ket.exponent[j];
            double[] r = coulomb.evaluate(
                    order,
                    p * q / (p + q),
                    x - ket.centre[3 * j],
                    y - ket.centre[3 * j + 1],
                    z - ket.centre[3 * j + 2],
                    1 / Math.sqrt(p + q));
            for (int e = 0; e < ket.entries; e++) {
                double value = ket.signedValues[j * ket.entries + e];
                int to = ket.entryProduct[e] * hermites;
                int row = ket.entryHermite[e] * hermites;
                for (int h = 0; h < hermites; h++) {
                    halfway[to + h] += value * r[sum[row + h]];
                }
            }
        }
    }

    private void contractBra(ShellPair bra, int k, int ketProducts, double[] target) {
        for (int e = 0; e < bra.entries; e++) {
            double value = bra.values[k * bra.entries + e];
            int to = bra.entryProduct[e] * ketProducts;
            int h = bra.entryHermite[e];
            for (int cd = 0; cd < ketProducts; cd++) {
                target[to + cd] += value * halfway[cd * bra.hermites + h];
            }
        }
    }
}
