package dev.groundstate.engine.vqe;

import dev.groundstate.engine.circuit.CircuitFiles;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.qubit.PauliSum;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.RunControl;
import java.util.function.Supplier;

/**
 * Tells of iterations, each with the circuit of the state that it came to, where there are as many qubits.
 *
 * @param hamiltonian the energy of which is minimised
 * @param settings name the encoding and the ansatz
 * @param listener hears it
 */
record IterationReport(ActiveSpaceHamiltonian hamiltonian, VqeSettings settings, IterationListener listener) {

    /** Tells of an iteration that came to a point, which nothing writes to. */
    void iteration(Iteration iteration, VariationalEnergy energy, double[] point, Supplier<byte[]> checkpoint) {
        if (2 * hamiltonian.spatialOrbitals() <= PauliSum.MOST_QUBITS) {
            listener.documents(control ->
                    circuit(energy, point, iteration.number(), control).attachments());
        }
        listener.iteration(iteration, checkpoint);
    }

    /** Writes the circuit of the state of the parameters that an iteration came to. */
    CircuitFiles circuit(VariationalEnergy energy, double[] parameters, int iteration, RunControl control) {
        FermionEncoding encoding = FermionEncoding.of(
                settings.mapper(),
                hamiltonian.spatialOrbitals(),
                hamiltonian.alphaElectrons(),
                hamiltonian.betaElectrons());
        return CircuitFiles.of(
                energy.circuit(encoding, parameters, control),
                encoding.qubits(),
                hamiltonian.alphaElectrons() + hamiltonian.betaElectrons(),
                settings.ansatz().name(),
                parameters,
                iteration,
                control);
    }
}
