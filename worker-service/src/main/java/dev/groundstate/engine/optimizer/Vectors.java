package dev.groundstate.engine.optimizer;

/** Arithmetic of points and directions. */
final class Vectors {

    private Vectors() {}

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    /** Returns the largest absolute component. */
    static double largest(double[] x) {
        double largest = 0;
        for (double component : x) {
            largest = Math.max(largest, Math.abs(component));
        }
        return largest;
    }

    /** Adds a x to y. */
    static void add(double[] y, double a, double[] x) {
        for (int k = 0; k < y.length; k++) {
            y[k] += a * x[k];
        }
    }

    /** Returns x + t d. */
    static double[] moved(double[] x, double t, double[] d) {
        double[] moved = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            moved[k] = x[k] + t * d[k];
        }
        return moved;
    }

    /** Returns x − y. */
    static double[] difference(double[] x, double[] y) {
        return moved(x, -1, y);
    }

    /** Returns the products of components. */
    static double[] product(double[] x, double[] y) {
        double[] product = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            product[k] = x[k] * y[k];
        }
        return product;
    }

    static double[] negative(double[] x) {
        double[] negative = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            negative[k] = -x[k];
        }
        return negative;
    }

    /** Returns the square roots of an inverse Hessian's diagonal: lengths that change the value alike. */
    static double[] lengths(double[] inverseHessian) {
        double[] lengths = new double[inverseHessian.length];
        for (int k = 0; k < lengths.length; k++) {
            lengths[k] = Math.sqrt(inverseHessian[k]);
        }
        return lengths;
    }
}
