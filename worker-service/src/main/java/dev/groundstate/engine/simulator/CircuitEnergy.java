package dev.groundstate.engine.simulator;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.optimizer.DifferentiableObjective;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.RunControl;

/**
 * E(θ) = ⟨ψ(θ)|H|ψ(θ)⟩ of a circuit and its derivatives, for optimizers.
 *
 * <p>The derivatives, however many, cost a few energies. Holds the two states it works on: not thread-safe.
 */
public final class CircuitEnergy implements DifferentiableObjective {

    private final CircuitSimulator simulator;
    private final PauliSumOperator hamiltonian;
    private final StateVector state;
    private final StateVector costate;

    /** Prepares tables and states. */
    public CircuitEnergy(Circuit circuit, PauliSum hamiltonian) {
        if (circuit.qubits() != hamiltonian.qubits()) {
            throw new IllegalArgumentException(
                    "expected a Hamiltonian of " + circuit.qubits() + " qubits, got one of " + hamiltonian.qubits());
        }
        this.simulator = new CircuitSimulator(circuit);
        this.hamiltonian = new PauliSumOperator(hamiltonian);
        this.state = new StateVector(circuit.qubits());
        this.costate = new StateVector(circuit.qubits());
    }

    /** Returns the most bytes of states and tables, for a circuit that is not simulated yet. */
    public static long bytes(Circuit circuit) {
        return circuit.qubits() > StateVector.MOST_QUBITS
                ? Long.MAX_VALUE
                : stateBytes(circuit.qubits()) + CircuitSimulator.bytes(circuit);
    }

    private static long stateBytes(int qubits) {
        return 2 * StateVector.bytes(qubits);
    }

    /**
     * Refuses what does not fit into memory.
     *
     * @throws IllegalArgumentException with the bytes needed, the limit, and the most qubits whose states fit
     */
    public static void requireFits(Circuit circuit, long limitBytes) {
        if (bytes(circuit) <= limitBytes) {
            return;
        }
        int fitting = Math.min(circuit.qubits(), StateVector.MOST_QUBITS);
        while (fitting > 0 && stateBytes(fitting) > limitBytes) {
            fitting--;
        }
        throw new IllegalArgumentException("The circuit of " + circuit.gates().size() + " gates on "
                + circuit.qubits() + " qubits needs "
                + (bytes(circuit) == Long.MAX_VALUE ? "more than an array holds" : bytes(circuit) + " bytes")
                + ", the limit is " + limitBytes + " bytes; states of " + fitting + " qubits fit.");
    }

    @Override
    public int size() {
        return simulator.circuit().parameters();
    }

    @Override
    public double valueAndGradient(double[] theta, double[] gradient, RunControl control) {
        simulator.prepare(theta, state, control);
        double energy = hamiltonian.apply(state, costate, control);
        simulator.pullBack(state, costate, gradient, control);
        return energy;
    }

    @Override
    public double value(double[] theta, RunControl control) {
        simulator.prepare(theta, state, control);
        return hamiltonian.expectation(state, control);
    }

    /** Returns ψ(θ), until the next call of any method. */
    public StateVector prepare(double[] theta, RunControl control) {
        simulator.prepare(theta, state, control);
        return state;
    }
}
