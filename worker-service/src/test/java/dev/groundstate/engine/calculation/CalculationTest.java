package dev.groundstate.engine.calculation;

import static dev.groundstate.engine.calculation.Methods.FCI;
import static dev.groundstate.engine.calculation.Methods.HARTREE_FOCK;
import static dev.groundstate.engine.calculation.Methods.ITERATIVE;
import static dev.groundstate.engine.calculation.Methods.VQE;
import static dev.groundstate.engine.molecule.Geometries.PSI4_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.PYSCF_BOHR_ANGSTROM;
import static dev.groundstate.engine.molecule.Geometries.chain;
import static dev.groundstate.engine.molecule.Geometries.methane;
import static dev.groundstate.engine.molecule.Geometries.molecule;
import static dev.groundstate.engine.molecule.Geometries.water;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.basis.AngularForm;
import dev.groundstate.engine.basis.RoundedBasisSets;
import dev.groundstate.engine.hamiltonian.ActiveSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.AllElectrons;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.FrozenCore;
import dev.groundstate.engine.hamiltonian.ActiveSpaceChoice.Window;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Ending;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.NoAnswerException;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("science")
class CalculationTest {

    private static final long GIGABYTE = 1L << 30;
    private static final String AMMONIA = "N 0 0 0 H 0 -.9377 -.3816 H .8121 .4689 -.3816 H -.8121 .4689 -.3816";
    private static final String TRIHYDROGEN = "H 0 0 0 H .9 0 0 H .45 " + 0.45 * Math.sqrt(3) + " 0";
    private static final String WATER = "O 0 0 .117790 H 0 .755453 -.471161 H 0 -.755453 -.471161";
    private static final ActiveSpaceChoice ALL = new AllElectrons();
    private static final ActiveSpaceChoice FROZEN_CORE = new FrozenCore();

    private final Calculation calculation = new Calculation(RoundedBasisSets.library(), GIGABYTE);
    private final FreeControl control = new FreeControl();
    private final List<Iteration> heard = new ArrayList<>();
    private final List<byte[]> checkpoints = new ArrayList<>();

    /** Psi4 1.3.2, energy converged to 1e-9, all electrons but where the core is frozen. */
    static List<Arguments> psi4() {
        return List.of(
                psi4("sto-3g", ALL, -1.1372744055, chain(0.741, "H", "H")),
                psi4("6-31g", ALL, -1.1516800909, chain(0.741, "H", "H")),
                psi4("sto-3g", ALL, -2.1675605443, chain(0.8, "H", "H", "H", "H")),
                psi4("sto-3g", ALL, -1.9961503253, chain(1.5, "H", "H", "H", "H")),
                psi4("sto-3g", ALL, -3.2044118798, chain(0.8, "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", ALL, -3.2360662798, chain(1.0, "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", ALL, -2.8875693762, chain(1.8, "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", ALL, -4.2433910131, chain(0.8, "H", "H", "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", ALL, -4.3075716019, chain(1.0, "H", "H", "H", "H", "H", "H", "H", "H")),
                psi4("sto-3g", ALL, -7.8809823146, chain(1.45, "Li", "H")),
                psi4("sto-3g", ALL, -7.8823243789, chain(1.6, "Li", "H")),
                psi4("6-31g", ALL, -7.9983583657, chain(1.6, "Li", "H")),
                psi4("sto-3g", ALL, -15.5951768689, chain(1.3264, "H", "Be", "H")),
                psi4("sto-3g", ALL, -15.5546236899, chain(1.6, "H", "Be", "H")),
                psi4("sto-3g", ALL, -75.0127593132, water(0.9584, 104.45)),
                psi4("sto-3g", ALL, -75.01277618, WATER),
                psi4("sto-3g", ALL, -55.5192190010, AMMONIA),
                psi4("sto-3g", ALL, -39.8060352156, methane(0.629312)),
                psi4("sto-3g", ALL, -107.6481842921, chain(1.09, "N", "N")),
                psi4("6-31g", FROZEN_CORE, -76.11985057, WATER));
    }

    /** PySCF, full configuration interaction; eight decimals. */
    static List<Arguments> pyscf() {
        return List.of(
                pyscf("sto-3g", 0, -1.13728383, chain(0.74, "H", "H")),
                pyscf("sto-3g", 0, -1.13730604, chain(0.735, "H", "H")),
                pyscf("6-31g", 0, -1.15167254, chain(0.74, "H", "H")),
                pyscf("sto-3g", 1, -2.85102403, chain(0.772, "He", "H")),
                pyscf("sto-3g", 1, -1.26758713, TRIHYDROGEN),
                pyscf("sto-3g", 0, -2.16638745, chain(1.0, "H", "H", "H", "H")),
                pyscf("sto-3g", 0, -7.88232438, chain(1.6, "Li", "H")),
                pyscf("sto-3g", 0, -15.59511756, chain(1.33, "H", "Be", "H")),
                pyscf("sto-3g", 0, -75.01240366, water(0.9572, 104.52)));
    }

    /** Half a unit of the eighth decimal printed adds to 1e-8. */
    @ParameterizedTest
    @MethodSource({"psi4", "pyscf"})
    void full_configuration_interaction_has_the_energy_of_other_programs(
            String basis, ActiveSpaceChoice space, double expected, Molecule molecule) {
        CalculationResult result = run(input(molecule, basis, FCI, space, 200));

        assertThat(result.totalEnergy()).isCloseTo(expected, within(1.5e-8));
        assertThat(result.converged()).isTrue();
        assertThat(result.groundState().spinSquared()).isCloseTo(0, within(1e-8));
        assertThat(result.groundState().particleNumber())
                .isCloseTo(result.activeSpace().electrons(), within(1e-10));
        assertThat(heard).hasSize(result.iterations());
        assertThat(heard.getLast().totalEnergy()).isEqualTo(result.totalEnergy());
    }

    /** Above FCI what is neglected: triples and more, as UCCSD of any program does; rounding below. */
    static List<Arguments> coupledCluster() {
        return List.of(
                Arguments.of("sto-3g", ALL, 1e-6, chain(0.741, "H", "H")),
                Arguments.of("6-31g", ALL, 1e-6, chain(0.741, "H", "H")),
                Arguments.of("sto-3g", FROZEN_CORE, 1e-6, chain(1.6, "Li", "H")),
                Arguments.of("sto-3g", ALL, 1.1e-5, chain(1.6, "Li", "H")),
                Arguments.of("sto-3g", ALL, 2e-4, water(0.9584, 104.45)),
                Arguments.of("sto-3g", ALL, 4e-4, chain(1.3264, "H", "Be", "H")),
                Arguments.of("sto-3g", ALL, 2e-5, chain(0.8, "H", "H", "H", "H")),
                Arguments.of("sto-3g", FROZEN_CORE, 2.2e-3, chain(1.09, "N", "N")));
    }

    @ParameterizedTest
    @MethodSource("coupledCluster")
    void a_variational_energy_lies_close_above_full_configuration_interaction(
            String basis, ActiveSpaceChoice space, double within, String geometry) {
        Molecule molecule = molecule(PSI4_BOHR_ANGSTROM, 0, geometry);
        CalculationResult exact = run(input(molecule, basis, FCI, space, 200));
        heard.clear();
        CalculationResult result = run(input(molecule, basis, VQE, space, 200));

        assertThat(result.totalEnergy()).isBetween(exact.totalEnergy() - 1e-10, exact.totalEnergy() + within);
        assertThat(result.converged()).isTrue();
        assertThat(result.correlationEnergy()).isNegative();
        assertThat(result.hartreeFockEnergy()).isEqualTo(exact.hartreeFockEnergy());
        assertThat(result.determinants()).isEqualTo(exact.determinants());
        assertThat(result.groundState().particleNumber())
                .isCloseTo(result.activeSpace().electrons(), within(1e-10));
        assertThat(result.groundState().spinSquared()).isCloseTo(0, within(1e-4));
        assertThat(heard).hasSize(result.iterations());
        assertThat(heard.getLast().totalEnergy()).isEqualTo(result.totalEnergy());
        assertThat(heard.getLast().evaluations()).isEqualTo(result.evaluations());
    }

    @Test
    void an_ansatz_without_parameters_reports_one_iteration() {
        CalculationResult result = run(input(molecule(PSI4_BOHR_ANGSTROM, 0, "He 0 0 0"), "sto-3g", VQE, ALL, 10));

        assertThat(result.optimum()).isEmpty();
        assertThat(result.iterations()).isEqualTo(1);
        assertThat(heard).hasSize(1);
        assertThat(result.converged()).isTrue();
        assertThat(result.totalEnergy()).isCloseTo(result.hartreeFockEnergy(), within(1e-12));
    }

    @Test
    void a_correlated_method_tells_its_hartree_fock_energy_before_its_first_iteration() {
        for (CalculationMethod method : List.of(VQE, FCI)) {
            List<Double> told = new ArrayList<>();
            IterationListener listener = new IterationListener() {
                @Override
                public void iteration(Iteration iteration, Supplier<byte[]> checkpoint) {
                    told.add(iteration.totalEnergy());
                }

                @Override
                public void hartreeFock(double totalEnergy) {
                    told.add(totalEnergy);
                }
            };
            CalculationResult result = calculation.run(lithiumHydride(method, 3), new byte[0], control, listener);

            assertThat(told).hasSize(1 + result.iterations()).startsWith(result.hartreeFockEnergy());
        }
    }

    @Test
    void hartree_fock_reports_its_cycles() {
        CalculationResult result = run(lithiumHydride(HARTREE_FOCK, 100));

        assertThat(result.totalEnergy()).isCloseTo(-7.8618647698, within(1e-8));
        assertThat(result.correlationEnergy()).isZero();
        assertThat(result.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(heard).hasSize(result.iterations());
        assertThat(heard.getLast().totalEnergy()).isEqualTo(result.totalEnergy());
        assertThat(result.activeSpace()).isEqualTo(new ActiveSpace(0, 6, 2, 2));
        assertThat(result.determinants()).isEqualTo(1);
        assertThat(result.groundState().particleNumber()).isEqualTo(4);
        assertThat(control.phases()).containsExactly(Phase.INTEGRALS, Phase.SCF);
    }

    @Test
    void the_iteration_limit_is_not_convergence() {
        for (CalculationMethod method : ITERATIVE) {
            heard.clear();
            CalculationResult result =
                    run(input(molecule(PSI4_BOHR_ANGSTROM, 0, water(0.9584, 104.45)), "sto-3g", method, ALL, 2));

            assertThat(result.ending()).isEqualTo(Ending.ITERATION_LIMIT);
            assertThat(result.converged()).isFalse();
            assertThat(result.iterations()).isEqualTo(2);
            assertThat(heard).hasSize(2);
            assertThat(heard.getLast().totalEnergy()).isEqualTo(result.totalEnergy());
        }
    }

    @Test
    void a_result_says_how_it_was_found() {
        CalculationResult result = run(lithiumHydride(VQE, 50));

        assertThat(result.input()).isEqualTo(lithiumHydride(VQE, 50));
        assertThat(result.form()).contains(AngularForm.CARTESIAN);
        assertThat(result.activeSpace()).isEqualTo(new ActiveSpace(1, 5, 1, 1));
        assertThat(result.reference().nuclearRepulsionEnergy()).isCloseTo(0.9922072700, within(1e-9));
        assertThat(result.coreEnergy()).isLessThan(result.reference().nuclearRepulsionEnergy());
        assertThat(result.description()).isEqualTo(UnitaryCoupledCluster.FACTOR_ORDER);
        assertThat(result.optimum().size() + result.droppedParameters()).isEqualTo(24);
        assertThat(result.optimum()).hasSize(10);
        assertThat(result.determinants()).isEqualTo(25);
        assertThat(result.ending().reason()).isEqualTo("converged");
        assertThat(control.phases()).containsExactly(Phase.INTEGRALS, Phase.SCF, Phase.TRANSFORMING, Phase.OPTIMIZING);
    }

    @Test
    void a_run_from_a_checkpoint_goes_on_bit_for_bit() {
        CalculationInput input =
                input(molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.5, "H", "H", "H", "H")), "sto-3g", VQE, ALL, 100);
        CalculationResult whole = run(input);
        List<Iteration> all = List.copyOf(heard);
        List<byte[]> kept = List.copyOf(checkpoints);
        assertThat(all).hasSizeGreaterThan(8);

        for (int cut = 1; cut <= all.size(); cut++) {
            heard.clear();
            CalculationResult rest = calculation.run(input, kept.get(cut - 1), control, this::hear);

            assertThat(heard).isEqualTo(all.subList(cut, all.size()));
            assertThat(rest).usingRecursiveComparison().isEqualTo(whole);
        }
    }

    @Test
    void a_run_stopped_by_its_limit_goes_on_with_a_larger_one() {
        CalculationResult whole = run(lithiumHydride(VQE, 100));
        checkpoints.clear();
        run(lithiumHydride(VQE, 3));

        CalculationResult rest = calculation.run(lithiumHydride(VQE, 100), checkpoints.getLast(), control, this::hear);

        assertThat(rest).usingRecursiveComparison().isEqualTo(whole);
    }

    @Test
    void a_checkpoint_of_something_else_is_refused() {
        run(lithiumHydride(VQE, 3));
        byte[] checkpoint = checkpoints.getLast();
        CalculationInput other =
                input(molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.7, "Li", "H")), "sto-3g", VQE, FROZEN_CORE, 9);
        CalculationInput exact = lithiumHydride(FCI, 10);
        CalculationInput uncorrelated = lithiumHydride(HARTREE_FOCK, 10);
        CalculationInput same = lithiumHydride(VQE, 10);

        assertThatThrownBy(() -> calculation.run(other, checkpoint, control, this::hear))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("what was saved is the checkpoint of another input; create the experiment again");
        assertThatThrownBy(() -> calculation.run(exact, checkpoint, control, this::hear))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("what was saved is the checkpoint of another input; create the experiment again");
        assertThatThrownBy(() -> calculation.run(uncorrelated, checkpoint, control, this::hear))
                .hasMessage("expected no checkpoint for HF, got " + checkpoint.length + " bytes");
        assertThatThrownBy(() -> calculation.run(same, new byte[] {1, 2, 3}, control, this::hear))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage(
                        "what was saved is no checkpoint of version 4, but 3 other bytes; create the experiment again");
    }

    @Test
    void gives_the_same_bits_every_time() {
        for (CalculationMethod method : ITERATIVE) {
            heard.clear();
            CalculationResult first = run(lithiumHydride(method, 100));
            List<Iteration> iterations = List.copyOf(heard);
            heard.clear();

            assertThat(run(lithiumHydride(method, 100)))
                    .usingRecursiveComparison()
                    .isEqualTo(first);
            assertThat(heard).isEqualTo(iterations);
        }
    }

    @Test
    void what_does_not_fit_is_refused_before_anything_is_computed() {
        CalculationInput input =
                input(molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.09, "N", "N")), "6-31g", VQE, FROZEN_CORE, 10);
        Calculation small = new Calculation(RoundedBasisSets.library(), 100_000_000);

        assertThat(small.need(input).determinants()).isEqualTo(19_079_424);
        assertThat(small.need(input).peakBytes()).isBetween(300_000_000L, 600_000_000L);
        assertThatThrownBy(() -> small.run(input, new byte[0], control, this::hear))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("VQE of 10 electrons in 16 orbitals over 18 basis functions needs ")
                .hasMessageContaining(" bytes, the limit is 100000000 bytes; the largest active space that fits is ");
        assertThat(control.phases()).isEmpty();
    }

    @Test
    void a_stop_is_heard_in_every_phase() {
        CalculationInput input = input(molecule(PSI4_BOHR_ANGSTROM, 0, WATER), "6-31g", VQE, FROZEN_CORE, 10);
        for (Phase phase : List.of(Phase.INTEGRALS, Phase.SCF, Phase.TRANSFORMING, Phase.OPTIMIZING)) {
            RunControl stopping = new RunControl() {
                private boolean reached;

                @Override
                public void check() {
                    if (reached) {
                        throw new RunStoppedException();
                    }
                }

                @Override
                public void enter(Phase entered) {
                    reached = entered == phase;
                }
            };
            assertThatThrownBy(() -> calculation.run(input, new byte[0], stopping, this::hear))
                    .isInstanceOf(RunStoppedException.class);
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void too_many_electrons_for_the_basis_are_refused() {
        CalculationInput input = input(molecule(PSI4_BOHR_ANGSTROM, -2, "He 0 0 0"), "sto-3g", FCI, ALL, 10);

        assertThatThrownBy(() -> run(input)).hasMessage("expected at most 2 electrons in 1 basis functions, got 4");
    }

    @Test
    void a_window_around_the_fermi_level_freezes_what_lies_below() {
        CalculationResult result = run(
                input(molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.09, "N", "N")), "sto-3g", FCI, new Window(6, 6), 100));

        assertThat(result.activeSpace()).isEqualTo(new ActiveSpace(4, 6, 3, 3));
        assertThat(result.totalEnergy()).isBetween(-107.6481842921, result.hartreeFockEnergy());
    }

    private CalculationResult run(CalculationInput input) {
        return calculation.run(input, new byte[0], control, this::hear);
    }

    private void hear(Iteration iteration, Supplier<byte[]> checkpoint) {
        heard.add(iteration);
        checkpoints.add(checkpoint.get());
    }

    private static CalculationInput lithiumHydride(CalculationMethod method, int maxIterations) {
        return input(
                molecule(PSI4_BOHR_ANGSTROM, 0, chain(1.6, "Li", "H")), "sto-3g", method, FROZEN_CORE, maxIterations);
    }

    private static CalculationInput input(
            Molecule molecule, String basis, CalculationMethod method, ActiveSpaceChoice space, int maxIterations) {
        return new CalculationInput(
                new QuantumSystem.MoleculeInBasis(molecule, basis), method, space, maxIterations, 1e-6, 42);
    }

    private static Arguments psi4(String basis, ActiveSpaceChoice space, double energy, String geometry) {
        return Arguments.of(basis, space, energy, molecule(PSI4_BOHR_ANGSTROM, 0, geometry));
    }

    private static Arguments pyscf(String basis, int charge, double energy, String geometry) {
        return Arguments.of(basis, ALL, energy, molecule(PYSCF_BOHR_ANGSTROM, charge, geometry));
    }
}
