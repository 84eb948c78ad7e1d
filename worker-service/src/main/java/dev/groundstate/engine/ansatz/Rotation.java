package dev.groundstate.engine.ansatz;

/**
 * Plane rotations of two rows, the inner loops of the ansatz.
 *
 * <p>exp(θ(T − Tᵀ)) with T x = s y, s = ±1: x' = c x − s sin θ y, y' = c y + s sin θ x. Rows are distinct arrays.
 */
final class Rotation {

    private Rotation() {}

    /** Rotates; {@code sine} has the sign of the pair folded in. */
    static void forward(double[] x, double[] y, double cosine, double sine, int length) {
        for (int j = 0; j < length; j++) {
            double source = x[j];
            double target = y[j];
            x[j] = cosine * source - sine * target;
            y[j] = cosine * target + sine * source;
        }
    }

    /**
     * Rotates state and costate back and adds costate · (T − Tᵀ) state, element by element, to {@code sum}.
     *
     * @param x source row of the state
     * @param y target row of the state
     * @param u source row of the costate
     * @param v target row of the costate
     * @param sine with the sign of the pair
     */
    static void backward(
            double[] x,
            double[] y,
            double[] u,
            double[] v,
            double cosine,
            double sine,
            double sign,
            double[] sum,
            int length) {
        for (int j = 0; j < length; j++) {
            double source = cosine * x[j] + sine * y[j];
            double target = cosine * y[j] - sine * x[j];
            double cosource = cosine * u[j] + sine * v[j];
            double cotarget = cosine * v[j] - sine * u[j];
            x[j] = source;
            y[j] = target;
            u[j] = cosource;
            v[j] = cotarget;
            sum[j] += sign * (cotarget * source - cosource * target);
        }
    }
}
