package dev.groundstate.engine.simulator;

import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;

/**
 * The amplitudes of all basis states of some qubits.
 *
 * <p>Sixteen bytes an amplitude. Mutable, not thread-safe.
 */
public final class StateVector {

    /** Most qubits: an array holds no more amplitudes. */
    public static final int MOST_QUBITS = 30;

    private final int qubits;
    private final double[] re;
    private final double[] im;

    /** Creates |0…0⟩. */
    public StateVector(int qubits) {
        this(qubits, new double[length(qubits)], new double[length(qubits)]);
    }

    /** Creates |0…0⟩, and asks a control while that takes long. */
    public StateVector(int qubits, RunControl control) {
        this(qubits, LargeArrays.doubles(length(qubits), control), LargeArrays.doubles(length(qubits), control));
    }

    private StateVector(int qubits, double[] re, double[] im) {
        this.qubits = qubits;
        this.re = re;
        this.im = im;
        re[0] = 1;
    }

    private static int length(int qubits) {
        if (qubits < 0 || qubits > MOST_QUBITS) {
            throw new IllegalArgumentException("expected 0 to " + MOST_QUBITS + " qubits, got " + qubits);
        }
        return 1 << qubits;
    }

    /** Returns the bytes of a vector that is not there yet; {@link Long#MAX_VALUE} of one that cannot be. */
    public static long bytes(int qubits) {
        return qubits > MOST_QUBITS ? Long.MAX_VALUE : 16L << qubits;
    }

    /** Returns the number of qubits. */
    public int qubits() {
        return qubits;
    }

    /** Returns the number of amplitudes. */
    public int length() {
        return re.length;
    }

    /** Returns the real parts; the array itself, open to change. */
    public double[] re() {
        return re;
    }

    /** Returns the imaginary parts; the array itself, open to change. */
    public double[] im() {
        return im;
    }

    /** Returns to |0…0⟩. */
    public void reset(WorkCounter work) {
        LargeArrays.clear(re, 0, re.length, work);
        LargeArrays.clear(im, 0, im.length, work);
        re[0] = 1;
    }

    /** Returns the probability of a basis state. */
    public double probability(int basisState) {
        return re[basisState] * re[basisState] + im[basisState] * im[basisState];
    }
}
