package dev.groundstate.engine.circuit;

import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * A circuit in the shape users read.
 *
 * @param qubits number of qubits
 * @param electrons the circuit stands for
 * @param ansatzType name of the ansatz
 * @param gates in the order in which they act
 * @param metadata counts
 * @param message why there are no gates, a sentence; empty where there are
 */
public record CircuitDescription(
        int qubits, int electrons, String ansatzType, List<GateDescription> gates, Metadata metadata, String message) {

    /** Objects of a gate. */
    private static final long WORK_OF_GATE = 100;

    /**
     * A gate.
     *
     * @param type name, in lower case
     * @param qubits the control before the qubit acted on
     * @param parameterized whether its angle depends on a parameter
     */
    public record GateDescription(String type, List<Integer> qubits, boolean parameterized) {}

    /**
     * Counts of a circuit.
     *
     * @param gateCount number of gates
     * @param parameterCount number of parameters
     * @param depth gates on the longest path
     * @param iteration that the values of the parameters come from; 0 where there are none
     */
    public record Metadata(long gateCount, int parameterCount, int depth, int iteration) {}

    /** Describes a circuit, its parameters those of an iteration. */
    public static CircuitDescription of(
            Circuit circuit, int electrons, String ansatzType, int iteration, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        List<GateDescription> gates = new ArrayList<>(circuit.gates().size());
        for (Gate gate : circuit.gates()) {
            gates.add(describe(gate));
            work.add(WORK_OF_GATE);
        }
        return new CircuitDescription(
                circuit.qubits(),
                electrons,
                ansatzType,
                gates,
                new Metadata(gates.size(), circuit.parameters(), circuit.depth(), iteration),
                "");
    }

    private static GateDescription describe(Gate gate) {
        List<Integer> qubits = gate.type().controlled() ? List.of(gate.control(), gate.qubit()) : List.of(gate.qubit());
        return new GateDescription(gate.type().qasmName(), qubits, gate.parameterized());
    }
}
