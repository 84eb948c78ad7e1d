package dev.groundstate.engine.qubit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A sum of Pauli strings with complex coefficients that grows while an operator is put together. */
final class PauliPolynomial {

    /** Below this a coefficient is rounding of the integrals: a millionth of a microhartree. */
    private static final double SMALLEST = 1e-12;

    private final Map<PauliString, double[]> terms = new HashMap<>();

    /** Adds (real + i imaginary) P. */
    void add(PauliString string, double real, double imaginary) {
        double[] coefficient = terms.computeIfAbsent(string, absent -> new double[2]);
        coefficient[0] += real;
        coefficient[1] += imaginary;
    }

    /** Adds a multiple of another sum. */
    void add(PauliPolynomial other, double factor) {
        other.terms.forEach((string, c) -> add(string, factor * c[0], factor * c[1]));
    }

    /** Adds a multiple of the product of two sums. */
    void addProduct(PauliPolynomial left, PauliPolynomial right, double factor) {
        left.terms.forEach((p, a) -> right.terms.forEach((q, b) -> {
            double real = factor * (a[0] * b[0] - a[1] * b[1]);
            double imaginary = factor * (a[0] * b[1] + a[1] * b[0]);
            addTurned(p.times(q), real, imaginary, p.productPhase(q));
        }));
    }

    private void addTurned(PauliString string, double real, double imaginary, int quarterTurns) {
        switch (quarterTurns & 3) {
            case 0 -> add(string, real, imaginary);
            case 1 -> add(string, -imaginary, real);
            case 2 -> add(string, -real, -imaginary);
            default -> add(string, imaginary, -real);
        }
    }

    /** Returns the product with another sum. */
    PauliPolynomial times(PauliPolynomial right) {
        PauliPolynomial product = new PauliPolynomial();
        product.addProduct(this, right, 1);
        return product;
    }

    /** Returns the sum with its strings replaced and each coefficient multiplied by a sign. */
    PauliPolynomial mapped(UnaryOperator<PauliString> string, SignOf sign) {
        PauliPolynomial result = new PauliPolynomial();
        terms.forEach((p, c) -> {
            int s = sign.of(p);
            result.add(string.apply(p), s * c[0], s * c[1]);
        });
        return result;
    }

    /** A sign that goes with a string. */
    interface SignOf {
        /** Returns 1 or −1. */
        int of(PauliString string);
    }

    /** Returns a Hermitian sum. */
    PauliSum hermitian(int qubits) {
        return sum(qubits, 0);
    }

    /** Returns A / i of an anti-Hermitian sum A. */
    PauliSum overImaginaryUnit(int qubits) {
        return sum(qubits, 1);
    }

    private PauliSum sum(int qubits, int part) {
        PauliString[] strings = terms.entrySet().stream()
                .filter(term -> Math.abs(term.getValue()[part]) > SMALLEST)
                .map(Map.Entry::getKey)
                .sorted()
                .toArray(PauliString[]::new);
        double[] coefficients = new double[strings.length];
        for (int k = 0; k < strings.length; k++) {
            coefficients[k] = coefficient(strings[k])[part];
        }
        return new PauliSum(qubits, strings, coefficients);
    }

    private double[] coefficient(PauliString string) {
        return terms.getOrDefault(string, new double[2]);
    }
}
