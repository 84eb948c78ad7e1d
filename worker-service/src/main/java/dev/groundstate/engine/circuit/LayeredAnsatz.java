package dev.groundstate.engine.circuit;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers of rotations on every qubit, each followed by a chain of entanglers on neighbours: two-local circuits and, with RY,
 * RZ and CZ, the hardware-efficient ansatz. After A. Kandala et al., Nature 549, 242 (2017).
 *
 * @param qubits number of qubits
 * @param rotations of a layer, in the order in which they act on each qubit
 * @param entangler CX or CZ, on qubits q and q + 1, the lower one the control, by rising q
 * @param layers number of layers
 * @param finalRotations whether a last layer of rotations follows, without entanglers
 */
public record LayeredAnsatz(
        int qubits, List<GateType> rotations, GateType entangler, int layers, boolean finalRotations) {

    /** Refuses rotations that do not turn and entanglers that do not entangle. */
    public LayeredAnsatz {
        rotations = List.copyOf(rotations);
        if (qubits < 1 || layers < 0) {
            throw new IllegalArgumentException(
                    "expected qubits from 1 and layers from 0, got " + qubits + " and " + layers);
        }
        if (rotations.isEmpty() || !rotations.stream().allMatch(GateType::rotation)) {
            throw new IllegalArgumentException("expected rotations, got " + rotations);
        }
        if (!entangler.controlled()) {
            throw new IllegalArgumentException("expected CX or CZ, got " + entangler);
        }
    }

    /** Returns RY and RZ on every qubit, a chain of CZ, and rotations at the end. */
    public static LayeredAnsatz hardwareEfficient(int qubits, int layers) {
        return new LayeredAnsatz(qubits, List.of(GateType.RY, GateType.RZ), GateType.CZ, layers, true);
    }

    /** Returns RY on every qubit, a chain of CX, and rotations at the end: real states. */
    public static LayeredAnsatz twoLocal(int qubits, int layers) {
        return new LayeredAnsatz(qubits, List.of(GateType.RY), GateType.CX, layers, true);
    }

    /** Returns the number of parameters: one a rotation. */
    public int parameters() {
        return (layers + (finalRotations ? 1 : 0)) * rotations.size() * qubits;
    }

    /**
     * Returns the circuit; parameters stand in the order of the gates.
     *
     * @param basisState what the first layer acts on
     */
    public Circuit circuit(long basisState) {
        List<Gate> gates = new ArrayList<>();
        CoupledClusterCircuit.addBasisState(basisState, gates);
        int parameter = 0;
        for (int layer = 0; layer < layers; layer++) {
            parameter = addRotations(parameter, gates);
            for (int q = 0; q + 1 < qubits; q++) {
                gates.add(Gate.controlled(entangler, q, q + 1));
            }
        }
        if (finalRotations) {
            addRotations(parameter, gates);
        }
        return new Circuit(qubits, parameters(), gates);
    }

    /**
     * Returns the basis state to start from, so that another one is reached where all angles are zero: CX moves bits.
     */
    public long startFor(long basisState) {
        long state = basisState;
        for (int layer = 0; layer < layers && entangler == GateType.CX; layer++) {
            for (int q = qubits - 2; q >= 0; q--) {
                state ^= ((state >>> q) & 1) << (q + 1);
            }
        }
        return state;
    }

    /** Returns which bits are flipped at the end where all angles are zero but one of π about X or Y, in some layer. */
    public long flipped(int qubit, int layer) {
        long bits = 1L << qubit;
        for (int left = layer; left < layers && entangler == GateType.CX; left++) {
            for (int q = 0; q + 1 < qubits; q++) {
                bits ^= ((bits >>> q) & 1) << (q + 1);
            }
        }
        return bits;
    }

    private int addRotations(int first, List<Gate> gates) {
        int parameter = first;
        for (GateType rotation : rotations) {
            for (int q = 0; q < qubits; q++) {
                gates.add(Gate.rotation(rotation, q, parameter++, 1));
            }
        }
        return parameter;
    }
}
