package dev.groundstate.engine.vqe;

import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.simulator.StateVector;

/**
 * A normalised state of the active electrons, real or complex, with one number of electrons or several.
 *
 * <p>Holds vectors as large as the state, so keep it no longer than needed. Not thread-safe.
 */
public interface VariationalState {

    /** Returns how many amplitudes it has: the determinants of its space, or the basis states of its qubits. */
    long dimension();

    /** Returns ⟨S²⟩. */
    double spinSquared(RunControl control);

    /** Returns γ of each spin; their traces are ⟨N⟩. */
    OneParticleDensity oneParticle(RunControl control);

    /** Returns the one- and two-particle density matrices, real parts: n⁴ numbers, and work of n⁴ an amplitude at most. */
    DensityMatrices densities(RunControl control);

    /**
     * Writes the state as qubits.
     *
     * @param encoding of the spin orbitals
     * @param amplitudes of as many qubits, overwritten
     */
    void encode(FermionEncoding encoding, StateVector amplitudes, RunControl control);
}
