package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.VQE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.scf.HartreeFockType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalculationInputTest {

    private static final Molecule HELIUM = new Molecule(List.of(new Atom(2, 0, 0, 0)), 0, 1);

    @Test
    void a_molecule_with_unpaired_electrons_starts_from_an_open_shell() {
        Molecule triplet = new Molecule(List.of(new Atom(2, 0, 0, 0)), 0, 3);
        assertThat(input(triplet, 10, 1e-6).hartreeFockType()).isEqualTo(HartreeFockType.RESTRICTED_OPEN);
        assertThat(input(HELIUM, 10, 1e-6).hartreeFockType()).isEqualTo(HartreeFockType.RESTRICTED);
    }

    @Test
    void no_iteration_at_all_is_refused() {
        assertThatThrownBy(() -> input(HELIUM, 0, 1e-6)).hasMessage("expected at least 1 iteration, got 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-6, 1e-13, 0.1, Double.NaN})
    void a_threshold_out_of_range_is_refused(double threshold) {
        assertThatThrownBy(() -> input(HELIUM, 10, threshold))
                .hasMessage("expected a convergence threshold from 1.0E-12 to 0.01 hartree, got " + threshold);
    }

    @Test
    void a_memory_limit_is_positive() {
        assertThatThrownBy(() -> new Calculation(0)).hasMessage("expected a memory limit of at least 1 byte, got 0");
    }

    private static CalculationInput input(Molecule molecule, int maxIterations, double threshold) {
        return new CalculationInput(
                new QuantumSystem.MoleculeInBasis(molecule, "sto-3g"),
                VQE,
                new ActiveSpaceChoice.AllElectrons(),
                maxIterations,
                threshold,
                1);
    }
}
