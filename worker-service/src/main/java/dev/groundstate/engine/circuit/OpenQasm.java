package dev.groundstate.engine.circuit;

/**
 * Writes circuits in OpenQASM 3, parameters as inputs, so that other programs can run them.
 *
 * <p>A. W. Cross et al., ACM Trans. Quantum Comput. 3, 12 (2022); gates of its standard library.
 */
public final class OpenQasm {

    private OpenQasm() {}

    /** Returns the program. */
    public static String write(Circuit circuit) {
        StringBuilder program = new StringBuilder(64 + 24 * circuit.gates().size());
        program.append("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
        for (int k = 0; k < circuit.parameters(); k++) {
            program.append("input float[64] theta").append(k).append(";\n");
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
