package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.run.RunControl;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A family of normalised real states ψ(θ) with a fixed number of electrons of each spin: all that a variational method
 * has to know of them.
 *
 * <p>Parameters are radians. Implementations hold scratch: not thread-safe.
 */
public interface Ansatz {

    /** Returns the number of parameters. */
    int parameters();

    /** Returns how many further parameters were left out because the symmetry of the Hamiltonian keeps them zero. */
    int droppedParameters();

    /** Returns what the state is, in a sentence; for a product, the order of its factors. */
    String description();

    /** Returns the parameters to start from. */
    double[] firstParameters();

    /** Returns an estimate of ∂²E/∂θ_k² near the first parameters, positive; hartree. */
    double[] curvature();

    /**
     * Returns the largest m of the cos mθ_k and sin mθ_k of which ⟨ψ|O|ψ⟩ consists along any one parameter; empty where it
     * is not made of them.
     */
    OptionalInt trigonometricOrder();

    /** Returns the factors in the order in which they act, for a circuit; empty of what is no product. */
    default Optional<List<FermionExcitation>> excitations() {
        return Optional.empty();
    }

    /** Replaces a vector by ψ(θ). */
    void prepare(double[] theta, CiVector state, RunControl control);

    /**
     * Works out the derivatives of ½ ⟨ψ|O|ψ⟩ for a symmetric O.
     *
     * @param theta the parameters ψ was prepared with
     * @param state ψ(θ); overwritten
     * @param costate O ψ; overwritten
     * @param gradient overwritten with ⟨Oψ|∂ψ/∂θ_k⟩
     */
    void pullBack(double[] theta, CiVector state, CiVector costate, double[] gradient, RunControl control);

    /** Returns the bytes of tables and scratch. */
    long bytes();
}
