package dev.groundstate.engine.determinant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.Davidson.Solution;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.integral.OneElectronIntegrals;
import dev.groundstate.engine.integral.TwoElectronIntegrals;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class DavidsonTest {

    private final FreeControl control = new FreeControl();
    private final List<Iteration> heard = new ArrayList<>();

    /** The error of the energy is the residual squared over the gap, below rounding. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "2,1,1", "4,2,2", "5,2,2", "5,3,1", "5,0,2", "5,5,2", "6,3,3"})
    void finds_the_lowest_eigenvalue_of_the_whole_matrix(int orbitals, int alphaElectrons, int betaElectrons) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alphaElectrons, betaElectrons, 11);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alphaElectrons, betaElectrons);

        Solution solution = solve(hamiltonian, space, new Davidson(1e-7, 100, 1));

        assertThat(solution.converged()).isTrue();
        assertThat(solution.residualNorm()).isLessThan(1e-7);
        assertThat(solution.vector().norm(new WorkCounter(control))).isCloseTo(1, within(1e-12));
        assertThat(solution.eigenvalue())
                .isCloseTo(lowestEigenvalue(new SlaterCondon(hamiltonian, space)), within(1e-11));
    }

    /** E = −(√(U² + 16 t²) − U)/2 for two sites, U = 4 t. */
    @Test
    void finds_the_ground_state_of_the_hubbard_dimer() {
        Solution solution = solve(
                SampleHamiltonians.hubbardChain(2, 1, 4), DeterminantSpace.of(2, 1, 1), new Davidson(1e-9, 50, 1));

        assertThat(solution.eigenvalue()).isCloseTo(-(Math.sqrt(32) - 4) / 2, within(1e-12));
    }

    /**
     * Two orbitals of different symmetry: (φ₀)² is the lowest determinant and has E = −1, the triplet of φ₀ φ₁ lies at
     * h₀₀ + h₁₁ + J − K = −1.2 and is made of two determinants at −0.9 that H does not connect with the first.
     */
    @Test
    void finds_a_ground_state_that_the_lowest_determinant_has_no_part_in() {
        double[] packed = new double[6];
        packed[TwoElectronIntegrals.pair(1, 1)] = 0.3;
        ActiveSpaceHamiltonian hamiltonian = new ActiveSpaceHamiltonian(
                2,
                1,
                1,
                0,
                new OneElectronIntegrals(2, new double[] {-0.5, 0, 0, -0.4}),
                new TwoElectronIntegrals(2, packed));
        packed[TwoElectronIntegrals.pair(2, 2)] = 2;
        DeterminantSpace space = DeterminantSpace.of(2, 1, 1);

        Solution solution = solve(hamiltonian, space, new Davidson(1e-8, 50, 5));

        assertThat(solution.eigenvalue()).isCloseTo(-1.2, within(1e-12));
        assertThat(SpinSquared.expectation(space, solution.vector(), control)).isCloseTo(2, within(1e-7));
    }

    @Test
    void reports_every_iteration_with_energies_that_fall() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(6, 3, 3, 12);

        Solution solution = solve(hamiltonian, DeterminantSpace.of(6, 3, 3), new Davidson(1e-7, 100, 1));

        assertThat(heard).hasSize(solution.iterations());
        assertThat(control.phases()).containsExactly(Phase.DIAGONALISING);
        for (int k = 0; k < heard.size(); k++) {
            assertThat(heard.get(k).number()).isEqualTo(k + 1);
            assertThat(heard.get(k).evaluations()).isGreaterThan(k);
        }
        for (int k = 1; k < heard.size(); k++) {
            assertThat(heard.get(k).totalEnergy())
                    .isLessThanOrEqualTo(heard.get(k - 1).totalEnergy() + 1e-12);
        }
        assertThat(heard.getLast().totalEnergy()).isEqualTo(hamiltonian.coreEnergy() + solution.eigenvalue());
        assertThat(heard.getLast().evaluations()).isEqualTo(solution.products());
    }

    @Test
    void says_so_when_the_limit_comes_first() {
        Solution solution =
                solve(SampleHamiltonians.random(8, 3, 4, 12), DeterminantSpace.of(8, 3, 4), new Davidson(1e-7, 3, 1));

        assertThat(solution.iterations()).isEqualTo(3);
        assertThat(solution.converged()).isFalse();
    }

    @Test
    void gives_the_same_bits_for_the_same_seed() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(6, 3, 3, 13);
        DeterminantSpace space = DeterminantSpace.of(6, 3, 3);

        solve(hamiltonian, space, new Davidson(1e-7, 100, 1));
        List<Iteration> first = List.copyOf(heard);
        heard.clear();
        solve(hamiltonian, space, new Davidson(1e-7, 100, 1));

        assertThat(heard).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"5,2,2,6", "6,3,3,5", "5,3,2,4", "6,2,3,7", "3,1,1,9"})
    void finds_several_states_orthogonal_to_one_another(int orbitals, int alpha, int beta, int states) {
        findsStates(SampleHamiltonians.random(orbitals, alpha, beta, 21), states);
        findsStates(SampleHamiltonians.fourKinds(orbitals, alpha, beta, 22), states);
    }

    private void findsStates(ActiveSpaceHamiltonian hamiltonian, int states) {
        DeterminantSpace space = DeterminantSpace.of(
                hamiltonian.spatialOrbitals(), hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        double[] expected = eigenvalues(new SlaterCondon(hamiltonian, space));

        Solution solution = solve(hamiltonian, space, new Davidson(1e-7, 200, 1, states));

        assertThat(solution.converged()).isTrue();
        for (int k = 0; k < states; k++) {
            Davidson.State state = solution.states().get(k);
            assertThat(state.eigenvalue()).isCloseTo(expected[k], within(1e-10));
            for (int l = 0; l <= k; l++) {
                double overlap = state.vector().dot(solution.states().get(l).vector(), new WorkCounter(control));
                assertThat(overlap).isCloseTo(k == l ? 1 : 0, within(1e-10));
            }
        }
    }

    /** Electrons that do not repel each other, in orbitals of which two pairs are degenerate. */
    @Test
    void keeps_degenerate_states_and_gives_each_its_spin() {
        double[] energies = {-3, -1, -1, 0.5, 0.5};
        double[] h = new double[25];
        for (int p = 0; p < 5; p++) {
            h[6 * p] = energies[p];
        }
        ActiveSpaceHamiltonian hamiltonian = new ActiveSpaceHamiltonian(
                5,
                2,
                2,
                0,
                new OneElectronIntegrals(5, h),
                new TwoElectronIntegrals(5, new double[TwoElectronIntegrals.packedLength(5)]));
        DeterminantSpace space = DeterminantSpace.of(5, 2, 2);

        Solution solution = solve(hamiltonian, space, new Davidson(1e-8, 50, 1, 4));

        double spins = 0;
        for (Davidson.State state : solution.states()) {
            assertThat(state.eigenvalue()).isCloseTo(-8, within(1e-12));
            spins += SpinSquared.expectation(space, state.vector(), control);
        }
        // Two electrons in two orbitals: three singlets and a triplet.
        assertThat(spins).isCloseTo(2, within(1e-10));
    }

    /** A space of several cycles of the subspace; with and without exchange of the spins. */
    @ParameterizedTest
    @CsvSource({"8,4,4,1", "8,3,4,1", "8,3,3,2"})
    void goes_on_from_a_checkpoint_bit_for_bit_and_reports_nothing_twice(
            int orbitals, int alpha, int beta, int states) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 5);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        Solution whole = solve(hamiltonian, space, new Davidson(1e-9, 30, 1, states));
        List<Iteration> expected = List.copyOf(heard);
        List<byte[]> checkpoints = new ArrayList<>();
        heard.clear();
        Davidson shorter = new Davidson(1e-9, expected.size() - 2, 1, states);
        shorter.solve(
                operator(hamiltonian, space), space, hamiltonian.coreEnergy(), control, (iteration, checkpoint) -> {
                    heard.add(iteration);
                    checkpoints.add(checkpoint.get());
                });
        assertThat(checkpoints.getFirst()).isEmpty();
        assertThat(checkpoints.getLast()).isNotEmpty();

        Solution resumed = new Davidson(1e-9, 30, 1, states)
                .solve(
                        operator(hamiltonian, space),
                        space,
                        hamiltonian.coreEnergy(),
                        checkpoints.getLast(),
                        control,
                        (iteration, checkpoint) -> heard.add(iteration));

        assertThat(heard).isEqualTo(expected);
        assertThat(resumed.products()).isEqualTo(whole.products());
        for (int i = 0; i < space.alpha().count(); i++) {
            assertThat(resumed.vector().row(i)).isEqualTo(whole.vector().row(i));
        }
    }

    @Test
    void refuses_the_checkpoint_of_another_space_and_a_damaged_one() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(8, 4, 4, 5);
        DeterminantSpace space = DeterminantSpace.of(8, 4, 4);
        List<byte[]> checkpoints = new ArrayList<>();
        new Davidson(1e-9, 30, 1)
                .solve(
                        operator(hamiltonian, space),
                        space,
                        0,
                        control,
                        (iteration, checkpoint) -> checkpoints.add(checkpoint.get()));
        byte[] checkpoint = checkpoints.getLast();
        ActiveSpaceHamiltonian other = SampleHamiltonians.random(8, 3, 4, 5);
        DeterminantSpace otherSpace = DeterminantSpace.of(8, 3, 4);

        assertThatThrownBy(() -> resume(other, otherSpace, checkpoint))
                .hasMessage("not a checkpoint of this diagonalisation: expected 56 alpha strings, got 70");
        checkpoint[100] ^= 1;
        assertThatThrownBy(() -> resume(hamiltonian, space, checkpoint)).hasMessageContaining("another checksum");
        assertThatThrownBy(() -> resume(hamiltonian, space, new byte[3])).hasMessageContaining("at least 36 bytes");
    }

    @Test
    void there_is_no_checkpoint_of_vectors_beyond_the_limit() {
        assertThat(Davidson.checkpointBytes(63_504, 1)).isLessThan(Davidson.LONGEST_CHECKPOINT);
        assertThat(Davidson.checkpointBytes(19_079_424, 1)).isGreaterThan(Davidson.LONGEST_CHECKPOINT);
    }

    @Test
    void refuses_more_states_than_there_are() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hydrogenMolecule();
        DeterminantSpace space = DeterminantSpace.of(2, 1, 1);
        assertThatThrownBy(() -> solve(hamiltonian, space, new Davidson(1e-7, 10, 1, 5)))
                .hasMessage("expected at most 4 states, as many as determinants, got 5");
        assertThatThrownBy(() -> new Davidson(1e-7, 10, 1, 0)).hasMessage("expected 1 to 20 states, got 0");
    }

    private void resume(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, byte[] checkpoint) {
        new Davidson(1e-9, 30, 1)
                .solve(operator(hamiltonian, space), space, 0, checkpoint, control, (iteration, saved) -> {});
    }

    private HamiltonianOperator operator(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space) {
        return new HamiltonianOperator(hamiltonian, space, control);
    }

    private Solution solve(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, Davidson davidson) {
        return davidson.solve(
                new HamiltonianOperator(hamiltonian, space, control),
                space,
                hamiltonian.coreEnergy(),
                control,
                (iteration, checkpoint) -> heard.add(iteration));
    }

    private static double lowestEigenvalue(SlaterCondon oracle) {
        return eigenvalues(oracle)[0];
    }

    private static double[] eigenvalues(SlaterCondon oracle) {
        double[] values = new double[oracle.matrix().length];
        var eigen = DecompositionFactory_DDRM.eig(values.length, false, true);
        eigen.decompose(new DMatrixRMaj(oracle.matrix()));
        for (int k = 0; k < values.length; k++) {
            values[k] = eigen.getEigenvalue(k).getReal();
        }
        Arrays.sort(values);
        return values;
    }
}
