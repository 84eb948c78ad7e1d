package dev.groundstate.engine.simulator;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.circuit.Gate;
import dev.groundstate.engine.circuit.GateType;
import dev.groundstate.engine.qubit.MeasurementGroup;
import dev.groundstate.engine.qubit.PauliString;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.RunControl;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the energy of a state from measurements, one setting of the qubits' bases after another.
 *
 * <p>A setting gets shots in proportion to √(Σ c²) of its strings, two at least. The identity is exact.
 */
public final class EnergyMeasurement {

    private final PauliSum sum;
    private final List<MeasurementGroup> groups;

    /** Divides a Hamiltonian into settings. */
    public EnergyMeasurement(PauliSum sum) {
        this.sum = sum;
        this.groups = MeasurementGroup.of(sum);
    }

    /** Returns the number of settings. */
    public int settings() {
        return groups.size();
    }

    /**
     * Measures.
     *
     * @param state not changed
     * @param shots of all settings together
     * @param seed of all of them
     */
    public MeasuredEnergy measure(StateVector state, int shots, long seed, RunControl control) {
        if (shots < 2 * groups.size()) {
            throw new IllegalArgumentException(
                    "expected at least 2 shots for each of " + groups.size() + " settings, got " + shots);
        }
        int[] share = shares(shots);
        double energy = sum.coefficient(PauliString.IDENTITY);
        double variance = 0;
        StateVector turned = new StateVector(state.qubits());
        for (int k = 0; k < share.length; k++) {
            System.arraycopy(state.re(), 0, turned.re(), 0, state.length());
            System.arraycopy(state.im(), 0, turned.im(), 0, state.length());
            new CircuitSimulator(changeOfBasis(groups.get(k).basis())).apply(new double[0], turned, control);
            BitstringCounts counts = Sampler.sample(turned, share[k], seed + k, control);
            double mean = 0;
            double square = 0;
            for (int i = 0; i < counts.bitstrings().length; i++) {
                double value = value(groups.get(k), counts.bitstrings()[i]);
                mean += counts.counts()[i] * value / share[k];
                square += counts.counts()[i] * value * value / share[k];
            }
            energy += mean;
            variance += Math.max(0, square - mean * mean) / (share[k] - 1);
        }
        return new MeasuredEnergy(energy, Math.sqrt(variance), shots);
    }

    /** Two shots each, the rest by weight; what rounding leaves goes to the first ones, which weigh most. */
    private int[] shares(int shots) {
        double[] weights = groups.stream().mapToDouble(this::weight).toArray();
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int[] share = new int[weights.length];
        int free = shots - 2 * share.length;
        int given = 0;
        for (int k = 0; k < share.length; k++) {
            share[k] = 2 + (int) (free * (weights[k] / total));
            given += share[k];
        }
        for (int k = 0; given < shots && share.length > 0; k = (k + 1) % share.length) {
            share[k]++;
            given++;
        }
        return share;
    }

    private double weight(MeasurementGroup group) {
        double squares = 0;
        for (int k : group.terms()) {
            squares += sum.coefficients()[k] * sum.coefficients()[k];
        }
        return Math.sqrt(squares);
    }

    /** H X H = Z and H S† Y S H = Z. */
    private Circuit changeOfBasis(PauliString basis) {
        List<Gate> gates = new ArrayList<>();
        for (int q = 0; q < sum.qubits(); q++) {
            char letter = basis.letter(q);
            if (letter == 'Y') {
                gates.add(Gate.on(q, GateType.SDG));
            }
            if (letter == 'X' || letter == 'Y') {
                gates.add(Gate.on(q, GateType.H));
            }
        }
        return new Circuit(sum.qubits(), 0, gates);
    }

    private double value(MeasurementGroup group, int bitstring) {
        double value = 0;
        for (int k : group.terms()) {
            boolean odd = (Long.bitCount(sum.strings()[k].support() & bitstring) & 1) != 0;
            value += odd ? -sum.coefficients()[k] : sum.coefficients()[k];
        }
        return value;
    }
}
