package dev.groundstate.engine.determinant;

import static org.assertj.core.api.Assertions.assertThat;
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
            assertThat(heard.get(k).evaluations()).isEqualTo(k + 1);
        }
        for (int k = 1; k < heard.size(); k++) {
            assertThat(heard.get(k).totalEnergy())
                    .isLessThanOrEqualTo(heard.get(k - 1).totalEnergy() + 1e-12);
        }
        assertThat(heard.getLast().totalEnergy()).isEqualTo(hamiltonian.coreEnergy() + solution.eigenvalue());
    }

    @Test
    void says_so_when_the_limit_comes_first() {
        Solution solution =
                solve(SampleHamiltonians.random(6, 3, 3, 12), DeterminantSpace.of(6, 3, 3), new Davidson(1e-7, 3, 1));

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

    private Solution solve(ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, Davidson davidson) {
        return davidson.solve(
                new HamiltonianOperator(hamiltonian, space, control),
                space,
                hamiltonian.coreEnergy(),
                control,
                (iteration, checkpoint) -> heard.add(iteration));
    }

    private static double lowestEigenvalue(SlaterCondon oracle) {
        var eigen = DecompositionFactory_DDRM.eig(oracle.matrix().length, false, true);
        eigen.decompose(new DMatrixRMaj(oracle.matrix()));
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < oracle.matrix().length; k++) {
            lowest = Math.min(lowest, eigen.getEigenvalue(k).getReal());
        }
        return lowest;
    }
}
