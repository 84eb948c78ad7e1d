package dev.groundstate.engine.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import dev.groundstate.engine.molecule.Geometries;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.RunStoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("science")
class HartreeFockTest {

    private static final BasisLibrary LIBRARY = BasisLibrary.shipped();
    private static final Molecule WATER = Geometries.molecule(1, 0, "O 0 0 -.07 H 0 1.49 -1.07 H 0 -1.49 -1.07");
    private static final Molecule NITROGEN = Geometries.molecule(1, 0, "N 0 0 0 N 0 0 2.06");

    @Test
    void every_cycle_is_reported_in_order() {
        List<Iteration> heard = new ArrayList<>();
        AtomicOrbitalIntegrals integrals = integrals(WATER, "6-31g");
        ScfResult result = Fields.solve(integrals, 10, Fields.UNSTOPPED, (iteration, checkpoint) -> {
            heard.add(iteration);
            assertThat(checkpoint.get()).isEmpty();
        });
        assertThat(heard)
                .extracting(Iteration::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, result.iterations()).boxed().toList());
        assertThat(heard.getLast().totalEnergy()).isEqualTo(result.totalEnergy());
        assertThat(heard.getLast().residual()).isEqualTo(result.residual()).isLessThan(1e-8);
        assertThat(heard.getLast().evaluations()).isEqualTo(result.evaluations());
        assertThat(result.iterations()).isLessThan(20);
        assertThat(result.newton()).isFalse();
    }

    @Test
    void the_energy_does_not_change_when_the_molecule_is_moved() {
        for (Molecule molecule : List.of(WATER, NITROGEN)) {
            assertThat(solve(Geometries.moved(molecule), "6-31g").totalEnergy())
                    .isCloseTo(solve(molecule, "6-31g").totalEnergy(), within(1e-10));
        }
    }

    @Test
    void orbitals_are_orthonormal_and_ordered() {
        AtomicOrbitalIntegrals integrals = integrals(WATER, "6-31g");
        MolecularOrbitals orbitals = solve(WATER, "6-31g").orbitals();
        assertThat(orbitals.occupied()).isEqualTo(5);
        assertThat(orbitals.size()).isEqualTo(13);
        assertThat(orbitals.orbitalEnergies()).isSorted();
        int n = 13;
        double[] product = DenseProduct.multiply(
                DenseProduct.transpose(orbitals.coefficients(), n, n),
                DenseProduct.multiply(integrals.overlap().values(), orbitals.coefficients(), n, n, n),
                n,
                n,
                n);
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                assertThat(product[p * n + q]).isCloseTo(p == q ? 1 : 0, within(1e-12));
            }
        }
    }

    /** Koopmans' sum: E = ½ Σ (2ε_i + 2h_ii) over the occupied orbitals, which holds for canonical orbitals only, to first order in the residual. */
    @Test
    void orbital_energies_add_up_to_the_total_energy() {
        AtomicOrbitalIntegrals integrals = integrals(WATER, "6-31g");
        ScfResult result = solve(WATER, "6-31g");
        MolecularOrbitals orbitals = result.orbitals();
        double sum = 0;
        for (int i = 0; i < orbitals.occupied(); i++) {
            sum += orbitals.orbitalEnergies()[i];
            for (int p = 0; p < 13; p++) {
                for (int q = 0; q < 13; q++) {
                    sum += orbitals.coefficients()[p * 13 + i]
                            * orbitals.coefficients()[q * 13 + i]
                            * integrals.coreHamiltonian().get(p, q);
                }
            }
        }
        assertThat(sum).isCloseTo(result.electronicEnergy(), within(1e-7));
        assertThat(result.nuclearRepulsionEnergy()).isEqualTo(WATER.nuclearRepulsionEnergy());
    }

    @Test
    void the_largest_coefficient_of_every_orbital_is_positive() {
        MolecularOrbitals orbitals = solve(NITROGEN, "6-31g").orbitals();
        for (int k = 0; k < orbitals.size(); k++) {
            double largest = 0;
            double first = 0;
            for (int p = 0; p < orbitals.functions(); p++) {
                largest = Math.max(largest, Math.abs(orbitals.coefficients()[p * orbitals.size() + k]));
            }
            for (int p = orbitals.functions() - 1; p >= 0; p--) {
                double coefficient = orbitals.coefficients()[p * orbitals.size() + k];
                first = Math.abs(coefficient) > (1 - 1e-6) * largest ? coefficient : first;
            }
            assertThat(first).as("orbital %d", k).isPositive();
        }
    }

    @Test
    void the_same_input_gives_the_same_bits() {
        ScfResult once = solve(NITROGEN, "6-31g");
        ScfResult again = solve(NITROGEN, "6-31g");
        assertThat(again.totalEnergy()).isEqualTo(once.totalEnergy());
        assertThat(again.orbitals().coefficients())
                .containsExactly(once.orbitals().coefficients());
    }

    @Test
    void newton_steps_find_the_same_solution() {
        AtomicOrbitalIntegrals integrals = integrals(NITROGEN, "6-31g");
        ScfSettings newtonOnly = new ScfSettings(1e-10, 1e-8, 0, 200, 8, 1e-7, StabilityCheck.FOLLOWED);
        ScfResult newton = Fields.solve(integrals, 14, newtonOnly, Fields.UNSTOPPED, (iteration, checkpoint) -> {});
        ScfResult plain = solve(NITROGEN, "6-31g");
        assertThat(newton.newton()).isTrue();
        assertThat(newton.totalEnergy()).isCloseTo(plain.totalEnergy(), within(1e-9));
        assertThat(newton.orbitals().orbitalEnergies())
                .containsExactly(plain.orbitals().orbitalEnergies(), within(1e-6));
    }

    @Test
    void when_diis_runs_out_of_cycles_newton_steps_take_over_and_go_on_counting() {
        AtomicOrbitalIntegrals integrals = integrals(WATER, "sto-3g");
        ScfResult result = Fields.solve(
                integrals,
                10,
                new ScfSettings(1e-10, 1e-8, 2, 100, 8, 1e-7, StabilityCheck.FOLLOWED),
                Fields.UNSTOPPED,
                (i, c) -> {});
        assertThat(result.newton()).isTrue();
        assertThat(result.iterations()).isGreaterThan(3);
        assertThat(result.totalEnergy()).isCloseTo(solve(WATER, "sto-3g").totalEnergy(), within(1e-9));
    }

    @Test
    void an_unconverged_field_is_never_returned() {
        AtomicOrbitalIntegrals integrals = integrals(WATER, "6-31g");
        assertThatExceptionOfType(ScfNotConvergedException.class)
                .isThrownBy(() -> Fields.solve(
                        integrals,
                        10,
                        new ScfSettings(1e-10, 1e-8, 2, 3, 8, 1e-7, StabilityCheck.FOLLOWED),
                        Fields.UNSTOPPED,
                        (i, c) -> {}))
                .withMessageContaining("after 3 iterations the energy is -7")
                .withMessageContaining("try a geometry nearer to equilibrium");
        assertThatExceptionOfType(ScfNotConvergedException.class)
                .isThrownBy(() -> Fields.solve(
                        integrals,
                        10,
                        new ScfSettings(1e-10, 1e-8, 2, 2, 8, 1e-7, StabilityCheck.FOLLOWED),
                        Fields.UNSTOPPED,
                        (i, c) -> {}))
                .withMessageContaining("after 2 iterations");
    }

    @Test
    void linearly_dependent_functions_are_left_out() {
        Molecule close = Geometries.molecule(1, 1, "He 0 0 0 H 0 0 0.3");
        AtomicOrbitalIntegrals integrals = integrals(close, "6-31g");
        ScfSettings strict = new ScfSettings(1e-10, 1e-8, 64, 100, 8, 0.3, StabilityCheck.FOLLOWED);
        ScfResult result = Fields.solve(integrals, 2, strict, Fields.UNSTOPPED, (iteration, checkpoint) -> {});
        assertThat(result.orbitals().functions()).isEqualTo(4);
        assertThat(result.orbitals().size()).isLessThan(4);
        assertThat(result.totalEnergy())
                .isGreaterThan(solve(close, "6-31g").totalEnergy())
                .isCloseTo(solve(close, "6-31g").totalEnergy(), within(1.0));
    }

    @Test
    void a_molecule_without_electrons_has_its_nuclear_repulsion() {
        Molecule bare = Geometries.molecule(1, 2, "H 0 0 0 H 0 0 2");
        assertThat(solve(bare, "sto-3g").totalEnergy()).isEqualTo(0.5);
    }

    @Test
    void electrons_that_do_not_fit_are_refused() {
        AtomicOrbitalIntegrals integrals = integrals(Geometries.molecule(1, 0, "He 0 0 0"), "sto-3g");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.solve(integrals, 3, Fields.UNSTOPPED, (i, c) -> {}))
                .withMessage("expected as many electrons of spin up as of spin down for a closed shell, got 2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.solve(integrals, -2, Fields.UNSTOPPED, (i, c) -> {}))
                .withMessageContaining("got -1 and -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.solve(integrals, 4, Fields.UNSTOPPED, (i, c) -> {}))
                .withMessage("expected at most 1 electrons of one spin for 1 independent basis functions, got 2");
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScfSettings(0, 1, 1, 1, 8, 1, StabilityCheck.FOLLOWED))
                .withMessageContaining("expected positive tolerances");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScfSettings(1, 1, 0, 0, 8, 1, StabilityCheck.FOLLOWED))
                .withMessageContaining("expected at least one iteration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScfSettings(1, 1, 1, 1, 1, 1, StabilityCheck.FOLLOWED))
                .withMessageContaining("expected a subspace of at least 2 matrices, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScfSettings.standard().limitedTo(0))
                .withMessageContaining("expected at least one iteration");
    }

    @Test
    void a_limit_of_iterations_never_allows_more_than_the_settings() {
        assertThat(ScfSettings.standard().limitedTo(10).mostIterations()).isEqualTo(10);
        assertThat(ScfSettings.standard().limitedTo(10_000)).isEqualTo(ScfSettings.standard());
    }

    @Test
    void the_control_is_told_the_phase_and_can_stop_any_cycle() {
        AtomicOrbitalIntegrals integrals = integrals(WATER, "sto-3g");
        List<Phase> phases = new ArrayList<>();
        List<Iteration> heard = new ArrayList<>();
        RunControl afterThree = new RunControl() {
            @Override
            public void check() {
                if (heard.size() == 3) {
                    throw new RunStoppedException();
                }
            }

            @Override
            public void enter(Phase phase) {
                phases.add(phase);
            }
        };
        assertThatExceptionOfType(RunStoppedException.class)
                .isThrownBy(() -> Fields.solve(integrals, 10, afterThree, (i, c) -> heard.add(i)));
        assertThat(phases).containsExactly(Phase.SCF);
        assertThat(heard).hasSize(3);
    }

    @Test
    void every_fock_matrix_checks_the_control() {
        AtomicOrbitalIntegrals integrals = integrals(NITROGEN, "cc-pvtz");
        int[] checks = new int[1];
        RunControl counting = new RunControl() {
            @Override
            public void check() {
                checks[0]++;
            }

            @Override
            public void enter(Phase phase) {}
        };
        ScfResult result = Fields.solve(integrals, 14, counting, (i, c) -> {});
        assertThat(checks[0]).isGreaterThan(10 * result.evaluations());
    }

    @Test
    void entries_that_are_no_numbers_are_not_solved() {
        AtomicOrbitalIntegrals integrals = integrals(WATER, "sto-3g");
        double[] broken = integrals.coreHamiltonian().values().clone();
        broken[0] = Double.NaN;
        assertThatIllegalStateException().isThrownBy(() -> SymmetricEigenproblem.solve(broken, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MolecularOrbitals(2, 2, new double[3], new double[2], 1))
                .withMessageContaining("got 3");
        assertThat(new OneElectronIntegrals(7, broken).get(0, 0)).isNaN();
    }

    private static AtomicOrbitalIntegrals integrals(Molecule molecule, String basis) {
        return AtomicOrbitalIntegrals.compute(molecule, LIBRARY.basis(basis, molecule), Fields.UNSTOPPED);
    }

    private static ScfResult solve(Molecule molecule, String basis) {
        return Fields.solve(molecule, LIBRARY.basis(basis, molecule));
    }
}
