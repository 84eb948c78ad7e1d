package dev.groundstate.engine.ansatz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("science")
class PooledOperatorsTest {

    private final FreeControl control = new FreeControl();
    private final WorkCounter work = new WorkCounter(control);

    /** Every spin-orbital excitation is in one operator: those of UCCSD, counted as {@link UnitaryCoupledCluster} does. */
    @ParameterizedTest
    @CsvSource({"4,2,2", "5,3,2", "6,3,3", "5,1,3"})
    void singles_and_doubles_are_those_of_coupled_cluster(int orbitals, int alpha, int beta) {
        List<List<Move>> operators =
                OperatorPool.SINGLES_AND_DOUBLES.operators(DeterminantSpace.of(orbitals, alpha, beta));

        Set<String> moves = new HashSet<>();
        operators.forEach(operator ->
                operator.forEach(move -> assertThat(moves.add(move.words())).isTrue()));
        assertThat(moves).hasSize(UnitaryCoupledCluster.parameterCount(orbitals, alpha, beta));
    }

    /** With n orbitals: n(n−1)/2 singles; P = n(n−1)/2 pairs give P + 2 P(P−1)/2 mixed doubles; 3 of each four equal ones. */
    @ParameterizedTest
    @CsvSource({"2,1,1,2", "4,2,2,45", "5,2,3,125"})
    void generalised_moves_are_all_moves(int orbitals, int alpha, int beta, int expected) {
        int pairs = orbitals * (orbitals - 1) / 2;
        int quartets = orbitals * (orbitals - 1) * (orbitals - 2) * (orbitals - 3) / 24;
        assertThat(pairs + pairs + pairs * (pairs - 1) + 3 * quartets).isEqualTo(expected);
        for (OperatorPool pool : List.of(OperatorPool.GENERALISED, OperatorPool.QUBIT)) {
            assertThat(pool.operators(DeterminantSpace.of(orbitals, alpha, beta)))
                    .hasSize(expected);
        }
    }

    /** The derivative at zero of an operator that acts after the others. */
    @ParameterizedTest
    @EnumSource(OperatorPool.class)
    void chooses_by_the_derivative_of_one_more_factor(OperatorPool pool) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 2, 5);
        DeterminantSpace space = DeterminantSpace.of(4, 2, 2);
        PooledOperators operators = new PooledOperators(pool, hamiltonian, space, control);
        HamiltonianOperator energy = new HamiltonianOperator(hamiltonian, space, control);
        CiVector state = space.vector(work);
        CiVector image = space.vector(work);
        operators.ansatz(new int[] {3, 7}).prepare(new double[] {0.3, -0.2}, state, control);
        energy.apply(state, image, control);
        double[] derivatives = operators.derivatives(state, image, control);

        for (int k = 0; k < operators.size(); k++) {
            Ansatz grown = operators.ansatz(new int[] {3, 7, k});
            double[] theta = {0.3, -0.2, 0};
            double[] gradient = new double[3];
            grown.prepare(theta, state, control);
            energy.apply(state, image, control);
            grown.pullBack(theta, state, image, gradient, control);
            assertThat(2 * gradient[2]).isCloseTo(derivatives[k], within(1e-13));
        }
    }

    @ParameterizedTest
    @EnumSource(OperatorPool.class)
    void has_the_gradient_of_central_differences(OperatorPool pool) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hubbardChain(5, 3, 2, 3);
        DeterminantSpace space = DeterminantSpace.of(5, 3, 2);
        PooledOperators operators = new PooledOperators(pool, hamiltonian, space, control);
        int[] chosen = new SplittableRandom(1).ints(12, 0, operators.size()).toArray();
        Ansatz ansatz = operators.ansatz(chosen);

        CentralDifferences.check(
                ansatz,
                hamiltonian,
                space,
                new SplittableRandom(2).doubles(12, -0.5, 0.5).toArray());
        assertThat(ansatz.description()).startsWith("ADAPT from " + pool.words() + "; acting first to last: ");
        assertThat(ansatz.droppedParameters()).isPositive();
        assertThat(ansatz.curvature()).hasSize(12).doesNotContain(0);
        assertThat(ansatz.bytes()).isPositive();
    }

    @Test
    void qubit_excitations_do_not_know_signs() {
        for (List<Move> operator : OperatorPool.QUBIT.operators(DeterminantSpace.of(4, 2, 2))) {
            assertThat(operator).noneMatch(Move::signed);
        }
    }
}
