package dev.groundstate.engine.simulator;

import dev.groundstate.engine.circuit.Circuit;
import dev.groundstate.engine.optimizer.DifferentiableObjective;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.RunControl;
import org.jspecify.annotations.Nullable;

/**
 * E(θ) = ⟨ψ(θ)|H|ψ(θ)⟩ of a circuit and its derivatives, for optimizers.
 *
 * <p>The derivatives, however many, cost a few energies. Holds the two states it works on: not thread-safe.
 */
public final class CircuitEnergy implements DifferentiableObjective {

    private final CircuitSimulator simulator;
    private final PauliSumOperator hamiltonian;

    /** Made when first used. */
    private @Nullable StateVector state;

    private @Nullable StateVector costate;

    /** Prepares tables. */
    public CircuitEnergy(Circuit circuit, PauliSum hamiltonian) {
        if (circuit.qubits() != hamiltonian.qubits()) {
            throw new IllegalArgumentException(
                    "expected a Hamiltonian of " + circuit.qubits() + " qubits, got one of " + hamiltonian.qubits());
        }
        this.simulator = new CircuitSimulator(circuit);
        this.hamiltonian = new PauliSumOperator(hamiltonian);
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
        StateVector prepared = prepare(theta, control);
        StateVector image = costate == null ? new StateVector(prepared.qubits(), control) : costate;
        costate = image;
        double energy = hamiltonian.apply(prepared, image, control);
        simulator.pullBack(prepared, image, gradient, control);
        return energy;
    }

    @Override
    public double value(double[] theta, RunControl control) {
        return hamiltonian.expectation(prepare(theta, control), control);
    }

    /** Returns ψ(θ), until the next call of any method. */
    public StateVector prepare(double[] theta, RunControl control) {
        StateVector prepared =
                state == null ? new StateVector(simulator.circuit().qubits(), control) : state;
        state = prepared;
        simulator.prepare(theta, prepared, control);
        return prepared;
    }
}
