package dev.groundstate.engine.basis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The angular part of one basis function: a sum of monomials x^i y^j z^k of one degree l.
 *
 * <p>Integrals know functions through this form alone; a set of spherical functions differs from a Cartesian one by its
 * sums.
 *
 * @param monomials at least one
 */
public record AngularFunction(List<Monomial> monomials) {

    /**
     * One term of the sum.
     *
     * @param weight factor of the monomial
     * @param x power of x
     * @param y power of y
     * @param z power of z
     */
    public record Monomial(double weight, int x, int y, int z) {}

    /** Refuses an empty sum. */
    public AngularFunction {
        monomials = List.copyOf(monomials);
        if (monomials.isEmpty()) {
            throw new IllegalArgumentException("expected at least one monomial, got none");
        }
    }

    /**
     * Returns the Cartesian functions of a shell, by falling power of x, then of y: x, y, z for l = 1.
     *
     * <p>Each has the norm of x^l: its weight is the root of (2l-1)!! / ((2i-1)!! (2j-1)!! (2k-1)!!).
     */
    static List<AngularFunction> cartesian(int angularMomentum) {
        List<AngularFunction> functions = new ArrayList<>();
        for (int x = angularMomentum; x >= 0; x--) {
            for (int y = angularMomentum - x; y >= 0; y--) {
                int z = angularMomentum - x - y;
                double weight = Math.sqrt(
                        oddFactorial(angularMomentum) / (oddFactorial(x) * oddFactorial(y) * oddFactorial(z)));
                functions.add(new AngularFunction(List.of(new Monomial(weight, x, y, z))));
            }
        }
        return List.copyOf(functions);
    }

    /**
     * Returns the real solid harmonics of a shell by rising m from -l, but x, y, z for l = 1.
     *
     * <p>In Racah's normalisation, which is the norm of x^l; Helgaker, Jørgensen and Olsen, Molecular Electronic-Structure
     * Theory (2000), eqs. 6.4.47 to 6.4.50.
     */
    static List<AngularFunction> spherical(int angularMomentum) {
        if (angularMomentum < 2) {
            return cartesian(angularMomentum);
        }
        List<AngularFunction> functions = new ArrayList<>();
        for (int m = -angularMomentum; m <= angularMomentum; m++) {
            functions.add(harmonic(angularMomentum, m));
        }
        return List.copyOf(functions);
    }

    /** Returns S_lm = N Σ_tuv C_tuv x^{2t+|m|-2(u+v)} y^{2(u+v)} z^{l-2t-|m|}; v is a half-integer for negative m. */
    private static AngularFunction harmonic(int l, int m) {
        int order = Math.abs(m);
        double norm = Math.sqrt((m == 0 ? 1 : 2) * factorial(l + order) * factorial(l - order))
                / (Math.scalb(1.0, order) * factorial(l));
        Map<List<Integer>, Double> terms = new LinkedHashMap<>();
        for (int t = 0; 2 * t <= l - order; t++) {
            for (int u = 0; u <= t; u++) {
                for (int twiceV = m < 0 ? 1 : 0; twiceV <= order; twiceV += 2) {
                    double c = norm
                            * ((t + twiceV / 2) % 2 == 0 ? 1 : -1)
                            * Math.scalb(1.0, -2 * t)
                            * binomial(l, t)
                            * binomial(l - t, order + t)
                            * binomial(t, u)
                            * binomial(order, twiceV);
                    List<Integer> powers = List.of(2 * t + order - 2 * u - twiceV, 2 * u + twiceV, l - 2 * t - order);
                    terms.merge(powers, c, Double::sum);
                }
            }
        }
        List<Monomial> monomials = new ArrayList<>();
        terms.forEach((powers, c) -> monomials.add(new Monomial(c, powers.get(0), powers.get(1), powers.get(2))));
        return new AngularFunction(monomials);
    }

    private static double factorial(int n) {
        double product = 1;
        for (int k = 2; k <= n; k++) {
            product *= k;
        }
        return product;
    }

    private static double binomial(int n, int k) {
        return factorial(n) / (factorial(k) * factorial(n - k));
    }

    /** Returns (2n-1)!!. */
    private static double oddFactorial(int n) {
        double product = 1;
        for (int k = 1; k <= n; k++) {
            product *= 2 * k - 1;
        }
        return product;
    }
}
