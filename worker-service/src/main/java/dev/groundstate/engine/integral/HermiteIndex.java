package dev.groundstate.engine.integral;

/**
 * The numbering of Hermite Gaussians Λ_tuv: by order t + u + v, then by falling t, then by falling u.
 *
 * <p>The Gaussians up to an order are therefore the first {@link #count} ones.
 */
final class HermiteIndex {

    private HermiteIndex() {}

    /** Returns the number of Hermite Gaussians up to an order. */
    static int count(int order) {
        return (order + 1) * (order + 2) * (order + 3) / 6;
    }

    /** Returns the index of Λ_tuv. */
    static int of(int t, int u, int v) {
        int order = t + u + v;
        int rest = u + v;
        return count(order - 1) + rest * (rest + 1) / 2 + v;
    }

    /** Returns t, u, v of the first Gaussians, three numbers each. */
    static int[] powers(int order) {
        int[] powers = new int[3 * count(order)];
        int next = 0;
        for (int sum = 0; sum <= order; sum++) {
            for (int t = sum; t >= 0; t--) {
                for (int u = sum - t; u >= 0; u--) {
                    powers[next++] = t;
                    powers[next++] = u;
                    powers[next++] = sum - t - u;
                }
            }
        }
        return powers;
    }

    /**
     * Returns the index of Λ_{t+t', u+u', v+v'} for each pair of Gaussians.
     *
     * @return the sum of Gaussian i of the first and j of the second list, at {@code j * count(firstOrder) + i}
     */
    static int[] sums(int firstOrder, int secondOrder) {
        int[] first = powers(firstOrder);
        int[] second = powers(secondOrder);
        int[] sums = new int[first.length / 3 * (second.length / 3)];
        int next = 0;
        for (int j = 0; j < second.length; j += 3) {
            for (int i = 0; i < first.length; i += 3) {
                sums[next++] = of(first[i] + second[j], first[i + 1] + second[j + 1], first[i + 2] + second[j + 2]);
            }
        }
        return sums;
    }
}
