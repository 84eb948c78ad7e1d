package dev.groundstate.engine.qubit;

import java.util.Arrays;

/**
 * A Hermitian operator on qubits, Σ_k c_k P_k with real c_k.
 *
 * <p>The strings are distinct and rise, so that those with the same flips stand together. Immutable by convention: the
 * arrays are not copied.
 *
 * @param qubits number of qubits, up to 63
 * @param strings P_k
 * @param coefficients c_k
 */
public record PauliSum(int qubits, PauliString[] strings, double[] coefficients) {

    /** Most qubits, so that a basis state is a positive number. */
    public static final int MOST_QUBITS = 63;

    /** Refuses strings that do not rise or do not fit. */
    public PauliSum {
        if (qubits < 0 || qubits > MOST_QUBITS) {
            throw new IllegalArgumentException("expected 0 to " + MOST_QUBITS + " qubits, got " + qubits);
        }
        if (strings.length != coefficients.length) {
            throw new IllegalArgumentException(
                    "expected " + strings.length + " coefficients, got " + coefficients.length);
        }
        for (int k = 0; k < strings.length; k++) {
            if (strings[k].support() >>> qubits != 0) {
                throw new IllegalArgumentException(
                        "expected strings on " + qubits + " qubits, got " + strings[k].label(MOST_QUBITS + 1));
            }
            if (k > 0 && strings[k - 1].compareTo(strings[k]) >= 0) {
                throw new IllegalArgumentException("expected rising strings, got " + strings[k].label(qubits)
                        + " after " + strings[k - 1].label(qubits));
            }
        }
    }

    /** Returns the number of strings. */
    public int terms() {
        return strings.length;
    }

    /** Returns the coefficient of a string, zero when it is not there. */
    public double coefficient(PauliString string) {
        int k = Arrays.binarySearch(strings, string);
        return k < 0 ? 0 : coefficients[k];
    }
}
