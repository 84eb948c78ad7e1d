package dev.groundstate.engine.integral;

/**
 * Expansion of a product of two Gaussians along one axis in Hermite Gaussians, (x-A)^i (x-B)^j e^{-a(x-A)²-b(x-B)²} = Σ_t
 * E_t^{ij} Λ_t(x; p, P).
 *
 * <p>McMurchie and Davidson, J. Comput. Phys. 26, 218 (1978): E_t^{i+1,j} = E_{t-1}^{ij} / 2p + (P-A) E_t^{ij} + (t+1)
 * E_{t+1}^{ij}, the same for j with P-B, and E_0^{00} = exp(-ab/p (A-B)²). Modified by each evaluation, hence not
 * thread-safe.
 */
final class HermiteExpansion {

    private final int columns;
    private final int depth;
    private final double[] coefficients;

    /** Makes room for powers up to {@code i} and {@code j}. */
    HermiteExpansion(int i, int j) {
        this.columns = j + 1;
        this.depth = i + j + 1;
        this.coefficients = new double[(i + 1) * columns * depth];
    }

    /**
     * Fills the coefficients for one pair of Gaussians.
     *
     * @param a exponent at {@code centreA}
     * @param b exponent at {@code centreB}
     */
    void evaluate(double a, double centreA, double b, double centreB) {
        double p = a + b;
        double separation = centreA - centreB;
        double half = 0.5 / p;
        double fromA = -b / p * separation;
        double fromB = a / p * separation;
        int rows = coefficients.length / (columns * depth);
        coefficients[0] = Math.exp(-a * b / p * separation * separation);
        for (int i = 0; i < rows; i++) {
            if (i > 0) {
                raise(start(i - 1, 0), start(i, 0), i, fromA, half);
            }
            for (int j = 1; j < columns; j++) {
                raise(start(i, j - 1), start(i, j), i + j, fromB, half);
            }
        }
    }

    /** Returns E_t^{ij}, which is 0 for t above i + j. */
    double get(int i, int j, int t) {
        return t > i + j ? 0 : coefficients[start(i, j) + t];
    }

    private int start(int i, int j) {
        return (i * columns + j) * depth;
    }

    /** Writes the coefficients of a product of degree {@code degree} from those of one degree less. */
    private void raise(int from, int to, int degree, double shift, double half) {
        for (int t = 0; t <= degree; t++) {
            double sum = 0;
            if (t > 0) {
                sum += half * coefficients[from + t - 1];
            }
            if (t < degree) {
                sum += shift * coefficients[from + t];
            }
            if (t + 1 < degree) {
                sum += (t + 1) * coefficients[from + t + 1];
            }
            coefficients[to + t] = sum;
        }
    }
}
