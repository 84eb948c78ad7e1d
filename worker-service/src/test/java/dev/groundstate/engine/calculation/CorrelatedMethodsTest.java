package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.CCSD;
import static dev.groundstate.engine.calculation.Methods.FCI;
import static dev.groundstate.engine.calculation.Methods.HARTREE_FOCK;
import static dev.groundstate.engine.calculation.Methods.MP2;
import static dev.groundstate.engine.calculation.Methods.UNRESTRICTED_HARTREE_FOCK;
import static dev.groundstate.engine.calculation.Methods.VQE;
import static dev.groundstate.engine.molecule.Geometries.PYSCF_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Chosen;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.FrozenCore;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.hamiltonian.Fcidump;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.NoAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * References: PySCF 2.14.0, converged to 1e-11 at least. Its STO-3G has fewer digits, which moves totals by up to 2e-7.
 * Water lies in the plane x = 0 with its oxygen up, so that its dipole moment points down.
 */
@Tag("science")
class CorrelatedMethodsTest {

    private static final String WATER = "O 0 0 .117790 H 0 .755453 -.471161 H 0 -.755453 -.471161";
    private static final Offset<Double> DIGITS = within(3e-7);

    private final Calculation calculation = new Calculation(1L << 30);
    private final FreeControl control = new FreeControl();

    @Test
    void perturbation_theory_has_the_energy_of_other_programs() {
        CalculationResult all = run(water("cc-pvdz"), MP2, new AllElectrons());

        assertThat(all.totalEnergy()).isCloseTo(-76.23081640638424, within(1e-8));
        assertThat(run(water("cc-pvdz"), MP2, new FrozenCore()).totalEnergy())
                .isCloseTo(-76.22847916541082, within(1e-8));
        assertThat(all.diagnostics().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(all.correlationEnergy(), within(1e-10));
        assertThat(all.groundState().naturalOccupations().subList(0, 6))
                .usingComparatorForType((x, y) -> Math.abs(x - y) < 1e-7 ? 0 : 1, Double.class)
                .containsExactly(1.99990649, 1.98700912, 1.97407144, 1.97036501, 1.96836721, 0.02314753);
    }

    @Test
    void coupled_cluster_has_the_energy_of_other_programs() {
        CalculationResult result = run(water("cc-pvdz"), CCSD, new AllElectrons());

        assertThat(result.totalEnergy()).isCloseTo(-76.2401362150341, within(2e-8));
        assertThat(result.diagnostics().get("t1_diagnostic")).isCloseTo(0.005258843838, within(1e-7));
        assertThat(result.converged()).isTrue();
    }

    @Test
    void coupled_cluster_above_hartree_fock_is_no_answer() {
        assertThatThrownBy(() -> run(system("H 0 0 0 H 0 0 10", 1, "sto-3g"), CCSD, new AllElectrons()))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("one determinant is no start here");
    }

    @Test
    void closed_shell_methods_refuse_unpaired_electrons() {
        QuantumSystem radical = system("O 0 0 0 H 0 0 .97", 2, "sto-3g");
        assertThatThrownBy(() -> input(radical, CCSD, new AllElectrons()))
                .hasMessage("CCSD is for closed shells, got 1 unpaired electrons");
        assertThatThrownBy(() ->
                        new CalculationInput(radical, FCI, new AllElectrons(), OrbitalChoice.MP2_NATURAL, 10, 1e-6, 1))
                .hasMessage("natural orbitals of MP2 are for closed shells, got 1 unpaired electrons");
    }

    @Test
    void dipole_moments_are_those_of_other_programs() {
        QuantumSystem hydroxyl = system("O 0 0 0 H 0 0 .97", 2, "6-31g");

        assertThat(dipole(run(water("cc-pvdz"), HARTREE_FOCK, new AllElectrons())))
                .isCloseTo(-0.811625069, within(1e-7));
        assertThat(dipole(run(water("sto-3g"), FCI, new AllElectrons()))).isCloseTo(-0.636429462, within(1e-6));
        assertThat(dipole(run(hydroxyl, HARTREE_FOCK, new AllElectrons()))).isCloseTo(0.845037387, within(1e-6));
        assertThat(dipole(run(hydroxyl, UNRESTRICTED_HARTREE_FOCK, new AllElectrons())))
                .isCloseTo(0.844471274, within(1e-6));
    }

    /** The frozen core takes part in the moment; 1e-4 is what the correlation left out moves it by. */
    @Test
    void a_variational_state_has_nearly_the_properties_of_the_exact_one() {
        CalculationResult exact = run(water("sto-3g"), FCI, new FrozenCore());
        CalculationResult result = run(water("sto-3g"), VQE, new FrozenCore());

        assertThat(dipole(result)).isCloseTo(dipole(exact), within(2e-4));
        assertThat(result.densities().orElseThrow().energy(result.hamiltonian().orElseThrow()))
                .isCloseTo(result.totalEnergy(), within(1e-9));
        assertThat(result.groundState().naturalOccupations().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(8, within(1e-10));
    }

    @Test
    void several_states_have_the_energies_of_other_programs() {
        CalculationResult result =
                run(water("sto-3g"), new CalculationMethod.FullConfigurationInteraction(4), new AllElectrons());

        assertThat(result.states()).hasSize(4);
        double[] energies = {-75.01277618, -74.61434939, -74.55457477, -74.51010226};
        double[] spins = {0, 2, 0, 2};
        for (int k = 0; k < 4; k++) {
            assertThat(result.states().get(k).totalEnergy()).isCloseTo(energies[k], DIGITS);
            assertThat(result.states().get(k).spinSquared()).isCloseTo(spins[k], within(1e-6));
        }
        assertThat(result.groundState().naturalOccupations().get(5)).isCloseTo(0.02660239, within(1e-6));
    }

    /** Psi4's and PySCF's spherical d functions against Gaussian's six. */
    @Test
    void the_form_of_the_functions_is_a_choice() {
        Molecule water = molecule(PYSCF_BOHR_ANGSTROM, 0, WATER);
        CalculationResult standard =
                run(new QuantumSystem.MoleculeInBasis(water, "6-31g*"), HARTREE_FOCK, new AllElectrons());
        CalculationResult spherical = run(
                new QuantumSystem.MoleculeInBasis(water, "6-31g*", Optional.of(AngularForm.SPHERICAL)),
                HARTREE_FOCK,
                new AllElectrons());

        assertThat(standard.form()).contains(AngularForm.CARTESIAN);
        assertThat(standard.activeSpace().spatialOrbitals()).isEqualTo(19);
        assertThat(spherical.activeSpace().spatialOrbitals()).isEqualTo(18);
        assertThat(spherical.totalEnergy() - standard.totalEnergy()).isBetween(1e-4, 5e-3);
    }

    @Test
    void orbitals_can_be_chosen_one_by_one() {
        CalculationResult result = run(water("cc-pvdz"), FCI, new Chosen(4, List.of(9, 2, 4, 6)));

        assertThat(result.totalEnergy()).isCloseTo(-76.02877810654232, within(1e-8));
        assertThat(result.activeSpace().electrons()).isEqualTo(4);
        assertThat(result.activeSpace().frozenOrbitals()).isEqualTo(3);
        assertThatThrownBy(() -> run(water("cc-pvdz"), FCI, new Chosen(6, List.of(2, 4, 6, 9))))
                .hasMessage("expected 4 active electrons, those that the orbitals [2, 4, 6, 9] hold in the reference"
                        + " determinant, got 6");
        assertThatThrownBy(() -> run(water("cc-pvdz"), FCI, new Chosen(2, List.of(4, 24))))
                .hasMessage("expected active orbitals from 0 to 23, got 24");
        assertThatThrownBy(() -> new Chosen(2, List.of(4, 4))).hasMessage("expected each orbital once, got [4, 4]");
    }

    @Test
    void natural_orbitals_make_a_better_window_than_canonical_ones() {
        CalculationResult canonical = run(water("cc-pvdz"), FCI, new Window(6, 6));
        CalculationResult natural = calculation.run(
                new CalculationInput(water("cc-pvdz"), FCI, new Window(6, 6), OrbitalChoice.MP2_NATURAL, 200, 1e-6, 42),
                new byte[0],
                control,
                (iteration, checkpoint) -> {});

        assertThat(canonical.totalEnergy()).isCloseTo(-76.03942684383615, within(1e-8));
        assertThat(natural.totalEnergy()).isCloseTo(-76.1088443015889, within(1e-8));
        assertThat(natural.hartreeFockEnergy()).isEqualTo(canonical.hartreeFockEnergy());
    }

    @Test
    void integrals_written_and_read_give_the_same_energies() {
        CalculationResult first = run(water("sto-3g"), FCI, new FrozenCore());
        Fcidump read =
                Fcidump.parse(Fcidump.of(first.hamiltonian().orElseThrow()).text(control), control);
        QuantumSystem given = new QuantumSystem.GivenOrbitals(read);

        assertThat(run(given, FCI, new AllElectrons()).totalEnergy()).isCloseTo(first.totalEnergy(), within(1e-10));
        CalculationResult variational = run(given, VQE, new AllElectrons());
        assertThat(variational.totalEnergy())
                .isCloseTo(run(water("sto-3g"), VQE, new FrozenCore()).totalEnergy(), within(1e-10));
        assertThat(variational.hartreeFockEnergy()).isCloseTo(first.hartreeFockEnergy(), within(1e-10));
        assertThat(variational.groundState().dipoleMoment()).isEmpty();
        assertThat(variational.form()).isEmpty();
        assertThat(run(given, FCI, new Window(4, 4)).totalEnergy())
                .isCloseTo(run(water("sto-3g"), FCI, new Window(4, 4)).totalEnergy(), within(1e-10));
        assertThatThrownBy(() -> input(given, HARTREE_FOCK, new AllElectrons()))
                .hasMessage("HF looks for orbitals, and those of an FCIDUMP are given");
        assertThatThrownBy(() -> run(given, FCI, new FrozenCore()))
                .hasMessage("expected an active space by numbers: the core of given orbitals is not known");
    }

    @Test
    void perturbation_theory_has_no_answer_where_an_empty_orbital_lies_below_a_filled_one() {
        QuantumSystem turned = new QuantumSystem.GivenOrbitals(Fcidump.parse("""
                 &FCI NORB=2,NELEC=2,MS2=0,
                 &END
                  0.6 1 1 1 1
                  0.6 2 2 2 2
                  0.5 2 2 1 1
                  0.2 2 1 2 1
                 -0.5 1 1 0 0
                 -1.2 2 2 0 0
                """, control));

        assertThatThrownBy(() -> run(turned, MP2, new AllElectrons()))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageStartingWith("perturbation theory needs every occupied orbital below");
        assertThat(run(turned, FCI, new AllElectrons()).converged()).isTrue();
    }

    @Test
    void amplitudes_that_run_away_are_no_answer_and_nobody_hears_of_them() {
        QuantumSystem strong = new QuantumSystem.GivenOrbitals(Fcidump.of(SampleHamiltonians.hubbardChain(4, 1, 12)));
        List<Double> heard = new ArrayList<>();

        assertThatThrownBy(() -> calculation.run(
                        input(strong, CCSD, new AllElectrons()),
                        new byte[0],
                        control,
                        (iteration, checkpoint) -> heard.add(iteration.totalEnergy())))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageStartingWith("the amplitudes of coupled cluster ran away after ");
        assertThat(heard).isNotEmpty().allSatisfy(energy -> assertThat(Math.abs(energy))
                .isLessThan(2000));
    }

    private static double dipole(CalculationResult result) {
        DipoleMoment moment = result.groundState().dipoleMoment().orElseThrow();
        assertThat(Math.abs(moment.x()) + Math.abs(moment.y())).isLessThan(1e-10);
        assertThat(moment.total()).isCloseTo(Math.abs(moment.z()), within(1e-12));
        return moment.z();
    }

    private CalculationResult run(QuantumSystem system, CalculationMethod method, ActiveSpaceChoice space) {
        return calculation.run(input(system, method, space), new byte[0], control, (iteration, checkpoint) -> {});
    }

    private static CalculationInput input(QuantumSystem system, CalculationMethod method, ActiveSpaceChoice space) {
        return new CalculationInput(system, method, space, 200, 1e-8, 42);
    }

    private static QuantumSystem water(String basis) {
        return system(WATER, 1, basis);
    }

    private static QuantumSystem system(String geometry, int multiplicity, String basis) {
        return new QuantumSystem.MoleculeInBasis(
                new Molecule(molecule(PYSCF_BOHR_ANGSTROM, 0, geometry).atoms(), 0, multiplicity), basis);
    }
}
