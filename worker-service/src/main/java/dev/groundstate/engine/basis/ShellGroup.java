package dev.groundstate.engine.basis;

import java.util.List;

/**
 * The contractions of one element that share a list of exponents, such as the s and p shell of an SP block.
 *
 * @param exponents in bohr⁻², positive; not copied
 * @param contractions at least one, each over all exponents
 */
public record ShellGroup(double[] exponents, List<Contraction> contractions) {

    /** Refuses exponents that are not positive and contractions of another length. */
    public ShellGroup {
        contractions = List.copyOf(contractions);
        for (double exponent : exponents) {
            if (!(exponent > 0) || Double.isInfinite(exponent)) {
                throw new IllegalArgumentException("expected positive exponents, got " + exponent);
            }
        }
        if (contractions.isEmpty()) {
            throw new IllegalArgumentException("expected at least one contraction, got none");
        }
        for (Contraction contraction : contractions) {
            if (contraction.coefficients().length != exponents.length) {
                throw new IllegalArgumentException("expected " + exponents.length + " contraction coefficients, got "
                        + contraction.coefficients().length);
            }
        }
    }

    /** Returns the number of functions of all contractions. */
    public int functions() {
        return contractions.stream().mapToInt(Contraction::functions).sum();
    }

    /** Returns the highest angular momentum among the contractions. */
    public int angularMomentum() {
        return contractions.stream()
                .mapToInt(Contraction::angularMomentum)
                .max()
                .orElseThrow();
    }
}
