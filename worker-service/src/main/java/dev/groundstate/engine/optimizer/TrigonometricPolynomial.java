package dev.groundstate.engine.optimizer;

import java.util.Arrays;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * f(δ) = c₀ + Σ_m (c_m cos mδ + s_m sin mδ), m from 1 to an order R, found from 2R + 1 values and minimised exactly.
 *
 * <p>With t = tan ½(δ − δ₀) the derivative times (1 + t²)ᴿ is a polynomial of degree 2R in t, whose roots are the eigenvalues
 * of its companion matrix. After J. P. Boyd, J. Eng. Math. 56, 203 (2006), who has the complex variant.
 *
 * @param cosines c₀ to c_R
 * @param sines s₀ = 0 to s_R
 */
record TrigonometricPolynomial(double[] cosines, double[] sines) {

    /** Relative to the largest, a leading coefficient that is the rounding of zero: its root lies at δ₀ + π. */
    private static final double NEGLIGIBLE = 1e-13;

    /** Relative rounding error of a sum of a few values. */
    private static final double ROUNDING = 4e-15;

    private static final int REFINEMENTS = 20;

    /** Returns the polynomial through an odd number of values at equidistant angles 2πj/(2R + 1). */
    static TrigonometricPolynomial through(double[] values) {
        int count = values.length;
        int order = (count - 1) / 2;
        double[] cosines = new double[order + 1];
        double[] sines = new double[order + 1];
        for (int m = 0; m <= order; m++) {
            double weight = (m == 0 ? 1.0 : 2.0) / count;
            for (int j = 0; j < count; j++) {
                double angle = 2 * Math.PI * (m * j % count) / count;
                cosines[m] += weight * values[j] * StrictMath.cos(angle);
                sines[m] += m == 0 ? 0 : weight * values[j] * StrictMath.sin(angle);
            }
        }
        return new TrigonometricPolynomial(cosines, sines);
    }

    /** Returns the value, or the first or second derivative with respect to δ. */
    double derivative(int k, double angle) {
        double sum = k == 0 ? cosines[0] : 0;
        for (int m = 1; m < cosines.length; m++) {
            double factor = k == 0 ? 1 : k == 1 ? m : m * m;
            double quarter = m * angle + k * (Math.PI / 2);
            sum += factor * (cosines[m] * StrictMath.cos(quarter) + sines[m] * StrictMath.sin(quarter));
        }
        return sum;
    }

    double value(double angle) {
        return derivative(0, angle);
    }

    /** Returns the angle of the lowest value, between −π and π; of equal ones the nearest to 0, which a constant keeps. */
    double minimum() {
        int order = cosines.length - 1;
        double amplitude = 0;
        for (int m = 1; m <= order; m++) {
            amplitude += Math.abs(cosines[m]) + Math.abs(sines[m]);
        }
        double rounding = ROUNDING * (Math.abs(cosines[0]) + amplitude);
        if (!(amplitude > rounding)) {
            return 0;
        }
        double origin = 0;
        for (int j = -2 * order; j <= 2 * order; j++) {
            double angle = j * Math.PI / (2 * order);
            origin = value(angle) < value(origin) ? angle : origin;
        }
        double lowest = refined(origin);
        for (double root : roots(stationary(origin))) {
            double candidate = Math.IEEEremainder(refined(origin + 2 * StrictMath.atan(root)), 2 * Math.PI);
            double rise = value(candidate) - value(lowest);
            if (rise < -rounding || (rise <= rounding && Math.abs(candidate) < Math.abs(lowest))) {
                lowest = candidate;
            }
        }
        return lowest;
    }

    /** Removes what rounding has left of the derivative, by Newton's method. */
    private double refined(double angle) {
        double refined = angle;
        for (int k = 0; k < REFINEMENTS; k++) {
            double slope = derivative(1, refined);
            double curvature = derivative(2, refined);
            double next = refined - slope / curvature;
            if (!(curvature > 0) || !(Math.abs(derivative(1, next)) < Math.abs(slope))) {
                return refined;
            }
            refined = next;
        }
        return refined;
    }

    /**
     * Returns f'(δ₀ + 2 atan t) (1 + t²)ᴿ by rising powers of t: Σ_m m Re[(s_m + i c_m) e^{imδ₀} (1 + it)^{2m}] (1 + t²)^{R−m}.
     */
    private double[] stationary(double origin) {
        int order = cosines.length - 1;
        double[] total = new double[2 * order + 1];
        double[] real = {1};
        double[] imaginary = {0};
        for (int m = 1; m <= order; m++) {
            for (int factor = 0; factor < 2; factor++) {
                double[] nextReal = Arrays.copyOf(real, real.length + 1);
                double[] nextImaginary = Arrays.copyOf(imaginary, real.length + 1);
                for (int power = 0; power < real.length; power++) {
                    nextReal[power + 1] -= imaginary[power];
                    nextImaginary[power + 1] += real[power];
                }
                real = nextReal;
                imaginary = nextImaginary;
            }
            double cosine = StrictMath.cos(m * origin);
            double sine = StrictMath.sin(m * origin);
            double realWeight = m * (sines[m] * cosine - cosines[m] * sine);
            double imaginaryWeight = m * (sines[m] * sine + cosines[m] * cosine);
            double[] term = new double[2 * order + 1];
            for (int power = 0; power < real.length; power++) {
                term[power] = realWeight * real[power] - imaginaryWeight * imaginary[power];
            }
            for (int factor = m; factor < order; factor++) {
                for (int power = 2 * order; power >= 2; power--) {
                    term[power] += term[power - 2];
                }
            }
            Vectors.add(total, 1, term);
        }
        return total;
    }

    /** Returns the real parts of the roots; that of a root that is not real is a candidate like any other. */
    private static double[] roots(double[] coefficients) {
        int degree = coefficients.length - 1;
        double largest = Vectors.largest(coefficients);
        while (degree > 0 && !(Math.abs(coefficients[degree]) > NEGLIGIBLE * largest)) {
            degree--;
        }
        if (degree == 0) {
            return new double[0];
        }
        DMatrixRMaj companion = new DMatrixRMaj(degree, degree);
        for (int k = 0; k < degree; k++) {
            companion.set(k, degree - 1, -coefficients[k] / coefficients[degree]);
            if (k > 0) {
                companion.set(k, k - 1, 1);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(degree, false);
        if (!eigen.decompose(companion)) {
            return new double[0];
        }
        double[] roots = new double[eigen.getNumberOfEigenvalues()];
        for (int k = 0; k < roots.length; k++) {
            Complex_F64 root = eigen.getEigenvalue(k);
            roots[k] = root.getReal();
        }
        return roots;
    }
}
