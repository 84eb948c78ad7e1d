package dev.groundstate.engine.integral;

/**
 * Coulomb integrals between Hermite Gaussians, R_tuv = (∂/∂X)^t (∂/∂Y)^u (∂/∂Z)^v F₀(α(X² + Y² + Z²)).
 *
 * <p>McMurchie and Davidson, J. Comput. Phys. 26, 218 (1978): with R^n_000 = (-2α)^n F_n, R^n_{t+1,u,v} = X R^{n+1}_{tuv} +
 * t R^{n+1}_{t-1,u,v}. Modified by each evaluation, hence not thread-safe.
 */
final class HermiteCoulomb {

    private final double[] boys;
    private final double[] separation = new double[3];

    /** For each Hermite Gaussian the axis along which it is raised. */
    private final int[] axis;

    /** For each Hermite Gaussian the one that is one power lower along its axis. */
    private final int[] lower;

    /** For each Hermite Gaussian the one that is two powers lower along its axis, or 0 where {@link #factor} is 0. */
    private final int[] lowest;

    private final double[] factor;
    private final double[] values;

    /** Makes room for Hermite Gaussians up to an order. */
    HermiteCoulomb(int highestOrder) {
        int count = HermiteIndex.count(highestOrder);
        this.boys = new double[highestOrder + 1];
        this.axis = new int[count];
        this.lower = new int[count];
        this.lowest = new int[count];
        this.factor = new double[count];
        this.values = new double[count];
        int[] powers = HermiteIndex.powers(highestOrder);
        for (int h = 1; h < count; h++) {
            int[] tuv = {powers[3 * h], powers[3 * h + 1], powers[3 * h + 2]};
            axis[h] = shortestRaise(tuv);
            tuv[axis[h]]--;
            lower[h] = HermiteIndex.of(tuv[0], tuv[1], tuv[2]);
            factor[h] = tuv[axis[h]];
            if (tuv[axis[h]] > 0) {
                tuv[axis[h]]--;
                lowest[h] = HermiteIndex.of(tuv[0], tuv[1], tuv[2]);
            }
        }
    }

    /**
     * Evaluates scale · R_tuv up to an order.
     *
     * @param order at most the highest one
     * @param alpha exponent α
     * @param x X, y and z alike
     * @return R of the Hermite Gaussian h at h, valid until the next call
     */
    double[] evaluate(int order, double alpha, double x, double y, double z, double scale) {
        BoysFunction.evaluate(order, alpha * (x * x + y * y + z * z), boys);
        if (order == 0) {
            values[0] = scale * boys[0];
            return values;
        }
        separation[0] = x;
        separation[1] = y;
        separation[2] = z;
        double power = scale;
        for (int n = 0; n <= order; n++) {
            boys[n] *= power;
            power *= -2 * alpha;
        }
        values[0] = boys[order];
        for (int n = order - 1; n >= 0; n--) {
            for (int h = HermiteIndex.count(order - n) - 1; h > 0; h--) {
                values[h] = separation[axis[h]] * values[lower[h]] + factor[h] * values[lowest[h]];
            }
            values[0] = boys[n];
        }
        return values;
    }

    /** Returns the axis with the lowest power that is not zero. */
    private static int shortestRaise(int[] tuv) {
        int best = -1;
        for (int d = 0; d < 3; d++) {
            if (tuv[d] > 0 && (best < 0 || tuv[d] < tuv[best])) {
                best = d;
            }
        }
        return best;
    }
}
