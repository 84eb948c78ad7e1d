package dev.groundstate.engine.simulator;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.Gate;
import dev.groundstate.engine.circuit.GateType;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Circuits and Hamiltonians without structure. */
final class SampleCircuits {

    private SampleCircuits() {}

    /** Gates of every type on qubits at random; half of the rotations share a few parameters. */
    static Circuit circuit(int qubits, int gates, int parameters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Gate> list = new ArrayList<>();
        while (list.size() < gates) {
            GateType type = GateType.values()[random.nextInt(GateType.values().length)];
            int qubit = random.nextInt(qubits);
            if (type.controlled()) {
                if (qubits > 1) {
                    list.add(Gate.controlled(type, (qubit + 1 + random.nextInt(qubits - 1)) % qubits, qubit));
                }
            } else if (!type.rotation()) {
                list.add(Gate.on(qubit, type));
            } else if (random.nextBoolean()) {
                list.add(Gate.fixedRotation(type, qubit, random.nextDouble(-3, 3)));
            } else {
                list.add(Gate.rotation(type, qubit, random.nextInt(parameters), random.nextDouble(-2, 2)));
            }
        }
        return new Circuit(qubits, parameters, list);
    }

    static double[] angles(int parameters, long seed) {
        return new SplittableRandom(seed).doubles(parameters, -2, 2).toArray();
    }

    /** Strings with any number of each letter. */
    static PauliSum sum(int qubits, int terms, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<PauliString, Double> sum = new TreeMap<>();
        for (int k = 0; k < terms; k++) {
            PauliString string = new PauliString(random.nextLong(1L << qubits), random.nextLong(1L << qubits));
            sum.put(string, random.nextDouble(-1, 1));
        }
        return new PauliSum(
                qubits,
                sum.keySet().toArray(PauliString[]::new),
                sum.values().stream().mapToDouble(c -> c).toArray());
    }
}
