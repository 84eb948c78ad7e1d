package dev.groundstate.engine.basis;

import java.util.List;

/**
 * The contractions of one element that share a list of exponents, such as the s and p shell of an SP block.
 *
 * @param exponents in bohr⁻², positive; not copied
 * @param contractions at least one, each over all exponents
 * @param form which functions each contraction stands for
 */
public record ShellGroup(double[] exponents, List<Contraction> contractions, AngularForm form) {

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
        return contractions.stream()
                .mapToInt(contraction -> form.count(contraction.angularMomentum()))
                .sum();
    }

    /** Returns the angular parts of the functions of one contraction, in their order. */
    public List<AngularFunction> angularFunctions(Contraction contraction) {
        return form.functions(contraction.angularMomentum());
    }

    /** Returns the same shells with their functions in another form. */
    ShellGroup in(AngularForm other) {
        return other == form ? this : new ShellGroup(exponents, contractions, other);
    }

    /** Returns the highest angular momentum among the contractions. */
    public int angularMomentum() {
        return contractions.stream()
                .mapToInt(Contraction::angularMomentum)
                .max()
                .orElseThrow();
    }
}
