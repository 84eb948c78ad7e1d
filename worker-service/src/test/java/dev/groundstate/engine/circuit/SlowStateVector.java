package dev.groundstate.engine.circuit;

import dev.groundstate.engine.qubit.DensePauli;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;

/** All amplitudes of a circuit, each gate by the definition of its matrix: the slow twin of the simulator. */
public final class SlowStateVector {

    private final int qubits;
    private double[] re;
    private double[] im;

    private SlowStateVector(int qubits) {
        this.qubits = qubits;
        this.re = new double[1 << qubits];
        this.im = new double[1 << qubits];
        re[0] = 1;
    }

    /** Runs a circuit. */
    public static SlowStateVector of(Circuit circuit, double... parameters) {
        SlowStateVector state = new SlowStateVector(circuit.qubits());
        for (Gate gate : circuit.gates()) {
            state.apply(gate, gate.angle(parameters));
        }
        return state;
    }

    /** Returns the real part of an amplitude. */
    public double re(long basisState) {
        return re[(int) basisState];
    }

    /** Returns the imaginary part of an amplitude. */
    public double im(long basisState) {
        return im[(int) basisState];
    }

    /** Returns the real part of ⟨ψ|H|ψ⟩. */
    public double expectation(PauliSum sum) {
        double total = 0;
        for (int k = 0; k < sum.terms(); k++) {
            PauliString string = sum.strings()[k];
            for (int column = 0; column < re.length; column++) {
                int row = column ^ (int) string.x();
                double[] element = DensePauli.element(string, qubits, row, column);
                double real = element[0] * re[column] - element[1] * im[column];
                double imaginary = element[0] * im[column] + element[1] * re[column];
                total += sum.coefficients()[k] * (re[row] * real + im[row] * imaginary);
            }
        }
        return total;
    }

    /** Matrices as {re00, im00, re01, im01, re10, im10, re11, im11}. */
    private static double[] matrix(GateType type, double angle) {
        double c = Math.cos(angle / 2);
        double s = Math.sin(angle / 2);
        double r = Math.sqrt(0.5);
        return switch (type) {
            case X, CX -> new double[] {0, 0, 1, 0, 1, 0, 0, 0};
            case CZ -> new double[] {1, 0, 0, 0, 0, 0, -1, 0};
            case H -> new double[] {r, 0, r, 0, r, 0, -r, 0};
            case S -> new double[] {1, 0, 0, 0, 0, 0, 0, 1};
            case SDG -> new double[] {1, 0, 0, 0, 0, 0, 0, -1};
            case RX -> new double[] {c, 0, 0, -s, 0, -s, c, 0};
            case RY -> new double[] {c, 0, -s, 0, s, 0, c, 0};
            case RZ -> new double[] {c, -s, 0, 0, 0, 0, c, s};
        };
    }

    private void apply(Gate gate, double angle) {
        double[] m = matrix(gate.type(), angle);
        double[] newRe = re.clone();
        double[] newIm = im.clone();
        for (int b = 0; b < re.length; b++) {
            if (gate.type().controlled() && ((b >>> gate.control()) & 1) == 0) {
                continue;
            }
            int row = (b >>> gate.qubit()) & 1;
            int zero = b & ~(1 << gate.qubit());
            int one = b | (1 << gate.qubit());
            int at = 4 * row;
            newRe[b] = m[at] * re[zero] - m[at + 1] * im[zero] + m[at + 2] * re[one] - m[at + 3] * im[one];
            newIm[b] = m[at] * im[zero] + m[at + 1] * re[zero] + m[at + 2] * im[one] + m[at + 3] * re[one];
        }
        re = newRe;
        im = newIm;
    }
}
