package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.FCI;
import static dev.groundstate.engine.calculation.Methods.HARTREE_FOCK;
import static dev.groundstate.engine.calculation.Methods.UNRESTRICTED_HARTREE_FOCK;
import static dev.groundstate.engine.calculation.Methods.VQE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.FreeControl;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("science")
class OpenShellCalculationTest {

    private final Calculation calculation = new Calculation(1L << 30);

    /** PySCF 2.14, full CI over ROHF orbitals, of the spin asked for; STO-3G, whose digits move 2e-7; bohr. */
    static List<Arguments> pyscf() {
        return List.of(
                Arguments.of(0, 2, "H 0 0 0", -0.4665818496),
                Arguments.of(0, 2, "Li 0 0 0", -7.3158365529),
                Arguments.of(0, 4, "N 0 0 0", -53.7190101626),
                Arguments.of(1, 2, "Be 0 0 0", -14.0981998656),
                Arguments.of(0, 2, "O 0 0 0 H 0 0 1.83", -74.3869111390),
                Arguments.of(0, 3, "N 0 0 0 H 0 0 1.96", -54.2847905687),
                Arguments.of(0, 2, "C 0 0 0 H 2.04 0 0 H -1.02 1.7666918 0 H -1.02 -1.7666918 0", -39.1346768788),
                Arguments.of(0, 3, "C 0 0 0 H 0 1.86 0.8 H 0 -1.86 0.8", -38.4719153428),
                Arguments.of(0, 2, "N 0 0 0 H 0 1.52 1.2 H 0 -1.52 1.2", -54.8827668991),
                Arguments.of(1, 2, "O 0 0 0.2 H 0 1.43 -0.9 H 0 -1.43 -0.9", -74.6936934918),
                Arguments.of(-1, 2, "O 0 0 0 O 0 0 2.5", -147.4618641438),
                Arguments.of(0, 3, "H 0 0 0 H 0 0 1.4", -0.5318075705),
                Arguments.of(0, 2, "Na 0 0 0", -159.7114626053),
                Arguments.of(0, 2, "Cl 0 0 0", -454.5421925083),
                Arguments.of(0, 4, "H 0 0 0 H 0 0 2 H 0 1.5 1", -0.9527624703),
                Arguments.of(0, 3, "O 0 0 0 O 0 0 2.28", -147.7437332150),
                Arguments.of(1, 2, "N 0 0 0 N 0 0 2.1", -107.1746024328));
    }

    @ParameterizedTest
    @MethodSource
    void pyscf(int charge, int multiplicity, String geometry, double expected) {
        Molecule molecule = molecule(charge, multiplicity, geometry);
        double spin = 0.5 * (multiplicity - 1);
        CalculationResult exact = run(molecule, FCI);
        assertThat(exact.totalEnergy()).isCloseTo(expected, within(3e-7));
        assertThat(exact.groundState().spinSquared()).isCloseTo(spin * (spin + 1), within(1e-6));
        assertThat(exact.reference().type()).isEqualTo("ROHF");
        assertThat(exact.hartreeFockEnergy())
                .isEqualTo(run(molecule, HARTREE_FOCK).totalEnergy());
    }

    @Test
    void a_variational_energy_of_a_radical_lies_close_above_full_configuration_interaction() {
        for (Molecule molecule : List.of(
                molecule(0, 2, "O 0 0 0 H 0 0 1.83"),
                molecule(0, 3, "N 0 0 0 H 0 0 1.96"),
                molecule(0, 2, "Li 0 0 0"))) {
            double exact = run(molecule, FCI).totalEnergy();
            CalculationResult result = run(molecule, VQE);
            assertThat(result.converged()).isTrue();
            assertThat(result.totalEnergy()).isBetween(exact - 1e-10, exact + 2e-4);
            assertThat(result.correlationEnergy()).isNegative();
        }
    }

    @Test
    void spins_have_orbitals_of_their_own_on_request_alone() {
        Molecule radical = molecule(0, 2, "O 0 0 0 H 0 0 1.83");
        CalculationResult shared = run(radical, HARTREE_FOCK);
        CalculationResult own = run(radical, UNRESTRICTED_HARTREE_FOCK);
        assertThat(own.reference().type()).isEqualTo("UHF");
        assertThat(own.totalEnergy()).isLessThan(shared.totalEnergy());
        assertThat(own.groundState().spinSquared()).isGreaterThan(0.75);
        assertThat(shared.groundState().spinSquared()).isEqualTo(0.75);
    }

    private CalculationResult run(Molecule molecule, CalculationMethod method) {
        return calculation.run(
                new CalculationInput(
                        new QuantumSystem.MoleculeInBasis(molecule, "sto-3g"),
                        method,
                        new ActiveSpaceChoice.AllElectrons(),
                        200,
                        1e-6,
                        42),
                new byte[0],
                new FreeControl(),
                (iteration, checkpoint) -> {});
    }

    private static Molecule molecule(int charge, int multiplicity, String geometry) {
        return new Molecule(Geometries.molecule(1, charge, geometry).atoms(), charge, multiplicity);
    }
}
