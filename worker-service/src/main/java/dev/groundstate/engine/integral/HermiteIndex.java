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
}
