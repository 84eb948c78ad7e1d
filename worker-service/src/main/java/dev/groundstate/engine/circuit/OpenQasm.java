package dev.groundstate.engine.circuit;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.function.IntFunction;

/**
 * Writes circuits in OpenQASM 3, parameters as inputs or with their values, so that other programs can run them.
 *
 * <p>A. W. Cross et al., ACM Trans. Quantum Comput. 3, 12 (2022); gates of its standard library.
 */
public final class OpenQasm {

    /** Characters of a gate. */
    private static final long WORK_OF_GATE = 500;

    private OpenQasm() {}

    /** Returns the program of any parameters. */
    public static String write(Circuit circuit, RunControl control) {
        return write(circuit, k -> "input float[64] theta" + k, control);
    }

    /** Returns the program of given parameters. */
    public static String write(Circuit circuit, double[] theta, RunControl control) {
        return write(circuit, k -> "const float[64] theta" + k + " = " + theta[k], control);
    }

    private static String write(Circuit circuit, IntFunction<String> declaration, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        StringBuilder program = new StringBuilder(64 + 24 * circuit.gates().size());
        program.append("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
        for (int k = 0; k < circuit.parameters(); k++) {
            program.append(declaration.apply(k)).append(";\n");
            work.add(WORK_OF_GATE);
        }
        program.append("qubit[").append(circuit.qubits()).append("] q;\n");
        for (Gate gate : circuit.gates()) {
            program.append(gate.type().qasmName());
            if (gate.type().rotation()) {
                program.append('(').append(angle(gate)).append(')');
            }
            program.append(' ');
            if (gate.type().controlled()) {
                program.append("q[").append(gate.control()).append("], ");
            }
            program.append("q[").append(gate.qubit()).append("];\n");
            work.add(WORK_OF_GATE);
        }
        return program.toString();
    }

    private static String angle(Gate gate) {
        if (!gate.parameterized()) {
            return Double.toString(gate.factor());
        }
        String parameter = "theta" + gate.parameter();
        if (gate.factor() == 1) {
            return parameter;
        }
        return gate.factor() == -1 ? "-" + parameter : gate.factor() + " * " + parameter;
    }
}
