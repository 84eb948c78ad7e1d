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

    /** Returns the bytes of the states, for a circuit that is not there yet; tables and scratch are small beside them. */
    public static long bytes(int qubits) {
        long one = StateVector.bytes(qubits);
        return one == Long.MAX_VALUE ? one : 2 * one;
    }

    /**
     * Refuses what does not fit into memory.
     *
     * @throws IllegalArgumentException with the bytes needed, the limit, and the most qubits that fit
     */
    public static void requireFits(int qubits, long limitBytes) {
        if (bytes(qubits) <= limitBytes) {
            return;
        }
        int fitting = Math.min(qubits, StateVector.MOST_QUBITS);
        while (fitting > 0 && bytes(fitting) > limitBytes) {
            fitting--;
        }
        throw new IllegalArgumentException("The state vector of " + qubits + " qubits needs "
                + (bytes(qubits) == Long.MAX_VALUE ? "more than an array holds" : bytes(qubits) + " bytes")
                + ", the limit is " + limitBytes + " bytes; " + fitting + " qubits fit.");
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
