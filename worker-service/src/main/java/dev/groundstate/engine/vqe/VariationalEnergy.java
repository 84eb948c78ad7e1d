package dev.groundstate.engine.vqe;

import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.optimizer.DifferentiableObjective;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import java.util.OptionalInt;

/**
 * The energy of a parametrised state, whatever simulates it: all that a minimisation and its result have to know.
 *
 * <p>Parameters are radians, energies hartree with the core energy included. Implementations hold the vectors they work
 * on: not thread-safe.
 */
public interface VariationalEnergy extends DifferentiableObjective {

    /** Returns the parameters to start from. */
    double[] firstParameters();

    /** Returns an estimate of ∂²E/∂θ_k² near the first parameters, positive; hartree. */
    double[] curvature();

    /**
     * Returns the largest m of the cos mθ_k and sin mθ_k of which the energy consists along any one parameter; empty where
     * it is not made of them.
     */
    OptionalInt trigonometricOrder();

    /** Returns how many further parameters were left out because the symmetry of the Hamiltonian keeps them zero. */
    int droppedParameters();

    /** Returns what the state is, in a sentence; for a product, the order of its factors. */
    String description();

    /**
     * Returns the circuit that prepares the state, on the qubits of an encoding; where its angles are no multiples of parameters it
     * is that of the given ones. May be called by any thread, also while another works on energies.
     */
    PreparedCircuit circuit(FermionEncoding encoding, double[] theta, RunControl control);

    /** Returns the state of given parameters, until the next call of any method. */
    VariationalState state(double[] theta, RunControl control);

    /** Returns the standard deviation of a value near the first parameters; 0 where values are exact. */
    default double standardError() {
        return 0;
    }

    /** Returns how many energies a value with its gradient takes, where it takes them one by one. */
    default int energiesOfGradient() {
        return 1;
    }

    /**
     * Numbers the evaluations that follow, so that those which are drawn at random do not depend on what was done before.
     *
     * @param evaluation calls of the objective that a minimisation has made until now
     */
    default void countFrom(int evaluation) {}
}
