package dev.groundstate.engine.qubit;

/**
 * A product of I, X, Y and Z, one a qubit, as two masks: i^|x∧z| X^x Z^z.
 *
 * <p>On a basis state: P|b⟩ = i^|x∧z| (−1)^|z∧b| |b⊕x⟩.
 *
 * @param x bit q is set for X and Y on qubit q
 * @param z bit q is set for Z and Y
 */
public record PauliString(long x, long z) implements Comparable<PauliString> {

    /** The product of nothing. */
    public static final PauliString IDENTITY = new PauliString(0, 0);

    /** Returns the mask of the qubits acted on. */
    public long support() {
        return x | z;
    }

    /** Returns the number of qubits acted on. */
    public int weight() {
        return Long.bitCount(x | z);
    }

    /** Returns the number of Y. */
    public int yCount() {
        return Long.bitCount(x & z);
    }

    /** Returns the string that this one times another is, but for the factor i^{@link #productPhase}. */
    public PauliString times(PauliString right) {
        return new PauliString(x ^ right.x, z ^ right.z);
    }

    /** Returns k, 0 to 3, of this · right = i^k {@link #times}. */
    public int productPhase(PauliString right) {
        int swapped = 2 * Long.bitCount(z & right.x);
        return (yCount() + right.yCount() + swapped - times(right).yCount()) & 3;
    }

    /** Returns whether both orders of a product are equal. */
    public boolean commutesWith(PauliString other) {
        return ((Long.bitCount(x & other.z) + Long.bitCount(z & other.x)) & 1) == 0;
    }

    /** Returns the letter of a qubit. */
    public char letter(int qubit) {
        boolean flips = ((x >>> qubit) & 1) != 0;
        boolean signs = ((z >>> qubit) & 1) != 0;
        if (flips) {
            return signs ? 'Y' : 'X';
        }
        return signs ? 'Z' : 'I';
    }

    /** Returns one letter a qubit, that of the highest qubit first. */
    public String label(int qubits) {
        StringBuilder label = new StringBuilder(qubits);
        for (int q = qubits - 1; q >= 0; q--) {
            label.append(letter(q));
        }
        return label.toString();
    }

    /** Orders by the flips, then by the signs, as unsigned numbers. */
    @Override
    public int compareTo(PauliString other) {
        int byFlips = Long.compareUnsigned(x, other.x);
        return byFlips != 0 ? byFlips : Long.compareUnsigned(z, other.z);
    }
}
