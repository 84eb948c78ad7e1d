package dev.groundstate.engine.circuit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Gates one after another on qubits that start in |0⟩.
 *
 * @param qubits number of qubits
 * @param parameters number of parameters
 * @param gates in the order in which they act
 */
public record Circuit(int qubits, int parameters, List<Gate> gates) {

    /** Refuses gates on other qubits or of other parameters. */
    public Circuit {
        gates = List.copyOf(gates);
        for (Gate gate : gates) {
            if (gate.highest() >= qubits || gate.parameter() >= parameters) {
                throw new IllegalArgumentException(
                        "expected " + qubits + " qubits and " + parameters + " parameters, got " + gate);
            }
        }
    }

    /** Returns the number of gates on the longest path: gates on different qubits act at one time. */
    public int depth() {
        int[] level = new int[qubits];
        int deepest = 0;
        for (Gate gate : gates) {
            int next = level[gate.qubit()];
            if (gate.type().controlled()) {
                next = Math.max(next, level[gate.control()]);
                level[gate.control()] = next + 1;
            }
            level[gate.qubit()] = next + 1;
            deepest = Math.max(deepest, next + 1);
        }
        return deepest;
    }

    /** Returns how many gates of each type there are; none of a type that does not occur. */
    public Map<GateType, Integer> gateCounts() {
        Map<GateType, Integer> counts = new EnumMap<>(GateType.class);
        for (Gate gate : gates) {
            counts.merge(gate.type(), 1, Integer::sum);
        }
        return counts;
    }
}
