package dev.groundstate.engine.basis;

import java.util.ArrayList;
import java.util.List;

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
    public static List<AngularFunction> ofMomentum(int angularMomentum) {
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

    /** Returns (2n-1)!!. */
    private static double oddFactorial(int n) {
        double product = 1;
        for (int k = 1; k <= n; k++) {
            product *= 2 * k - 1;
        }
        return product;
    }
}
