package dev.groundstate.engine.calculation;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.circuit.CircuitFiles;
import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.Fcidump;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.vqe.ShotStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a calculation found, with everything that is needed to judge and to repeat it; hartree.
 *
 * @param input what was asked for
 * @param form of the basis functions; empty for given orbitals
 * @param reference the determinant that the method starts from, or is
 * @param totalEnergy the answer, that of the last iteration
 * @param lowestEnergy of all iterations; lower than the last one only where an optimizer can rise
 * @param coreEnergy nuclear repulsion and the energy of the frozen orbitals
 * @param activeSpace the orbitals that were correlated; all of them for Hartree-Fock
 * @param states the ground state, then others that were asked for
 * @param densities of the ground state, where both matrices were worked out
 * @param hamiltonian of the active space; empty for Hartree-Fock
 * @param orbitalSymmetries number of the irreducible representation of each active orbital, as MOLPRO counts them; none where
 *     they are not known
 * @param circuit that prepares the state; empty for a method without one, and for more qubits than are counted
 * @param shots how well the energy was measured; empty where it is exact
 * @param description of the ansatz and the order of its factors, a sentence; empty for a method without one
 * @param optimum parameters of the ansatz at the end, radians; empty for a method without one
 * @param droppedParameters further parameters, left out because symmetry keeps them zero
 * @param diagnostics further numbers of the method by name, such as the parts of an energy
 * @param iterations iterations made
 * @param evaluations energies with or without gradient, sigma builds, or cycles of the self-consistent field
 * @param determinants dimension of the determinant space, 1 for Hartree-Fock, 0 for a method without such a space
 * @param ending why the calculation ended
 */
public record CalculationResult(
        CalculationInput input,
        Optional<AngularForm> form,
        ReferenceDeterminant reference,
        double totalEnergy,
        double lowestEnergy,
        double coreEnergy,
        ActiveSpace activeSpace,
        List<ElectronicState> states,
        Optional<DensityMatrices> densities,
        Optional<ActiveSpaceHamiltonian> hamiltonian,
        List<Integer> orbitalSymmetries,
        Optional<CircuitFiles> circuit,
        Optional<ShotStatistics> shots,
        String description,
        List<Double> optimum,
        int droppedParameters,
        Map<String, Double> diagnostics,
        int iterations,
        int evaluations,
        long determinants,
        Ending ending) {

    /** Copies lists and map; refuses no state at all. */
    public CalculationResult {
        states = List.copyOf(states);
        orbitalSymmetries = List.copyOf(orbitalSymmetries);
        optimum = List.copyOf(optimum);
        diagnostics = Map.copyOf(diagnostics);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("expected at least one state, got none");
        }
    }

    /** Returns the Hamiltonian of the active space with what is known of the symmetry of its orbitals; empty for Hartree-Fock. */
    public Optional<Fcidump> integrals(RunControl control) {
        return hamiltonian.map(known ->
                orbitalSymmetries.isEmpty() ? Fcidump.of(known) : Fcidump.of(known, orbitalSymmetries, control));
    }

    /** Returns the state that was looked for first. */
    public ElectronicState groundState() {
        return states.getFirst();
    }

    /** Returns the total energy of the reference determinant. */
    public double hartreeFockEnergy() {
        return reference.totalEnergy();
    }

    /** Returns the total energy less that of the reference determinant. */
    public double correlationEnergy() {
        return totalEnergy - reference.totalEnergy();
    }

    /** Returns whether the thresholds were met; otherwise the energy is that of an unfinished calculation. */
    public boolean converged() {
        return ending == Ending.CONVERGED;
    }
}
