package dev.groundstate.engine.basis;

/**
 * The radial part of one shell: a fixed sum of Gaussians over the exponents of its {@link ShellGroup}.
 *
 * <p>The coefficients multiply bare primitives exp(-αr²), such that x^l times the sum has norm 1.
 *
 * @param angularMomentum l, from 0
 * @param coefficients one for each exponent of the group; not copied
 */
public record Contraction(int angularMomentum, double[] coefficients) {

    /** Refuses a negative angular momentum and an empty sum. */
    public Contraction {
        if (angularMomentum < 0) {
            throw new IllegalArgumentException("expected an angular momentum from 0, got " + angularMomentum);
        }
        if (coefficients.length == 0) {
            throw new IllegalArgumentException("expected at least one contraction coefficient, got none");
        }
    }

    /**
     * Returns the contraction of norm 1 whose coefficients, up to a common factor, multiply normalised primitives: the
     * form in which basis sets are published.
     *
     * <p>Two primitives overlap by ⟨x^l e^{-αr²}|x^l e^{-βr²}⟩ = (2l-1)!! (π/p)^{3/2} / (2p)^l with p = α + β.
     *
     * @throws IllegalArgumentException when the sum vanishes
     */
    public static Contraction ofPublished(int angularMomentum, double[] exponents, double[] coefficients) {
        int primitives = exponents.length;
        double[] bare = new double[primitives];
        for (int i = 0; i < primitives; i++) {
            bare[i] = coefficients[i] / Math.sqrt(primitiveOverlap(angularMomentum, 2 * exponents[i]));
        }
        double norm = 0;
        for (int i = 0; i < primitives; i++) {
            for (int j = 0; j < primitives; j++) {
                norm += bare[i] * bare[j] * primitiveOverlap(angularMomentum, exponents[i] + exponents[j]);
            }
        }
        if (!(norm > 0)) {
            throw new IllegalArgumentException("expected a contraction of positive norm, got " + norm);
        }
        double scale = 1 / Math.sqrt(norm);
        for (int i = 0; i < primitives; i++) {
            bare[i] *= scale;
        }
        return new Contraction(angularMomentum, bare);
    }

    private static double primitiveOverlap(int angularMomentum, double exponentSum) {
        double overlap = Math.pow(Math.PI / exponentSum, 1.5);
        for (int k = 1; k <= angularMomentum; k++) {
            overlap *= (2 * k - 1) / (2 * exponentSum);
        }
        return overlap;
    }
}
