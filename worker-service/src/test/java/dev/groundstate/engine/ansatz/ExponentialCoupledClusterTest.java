package dev.groundstate.engine.ansatz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class ExponentialCoupledClusterTest {

    private final FreeControl control = new FreeControl();
    private final WorkCounter work = new WorkCounter(control);

    /** 2¹⁴ factors of an angle of θ/2¹⁴ each, symmetrically ordered: the limit of Trotter, wrong by about 1e-9. */
    @ParameterizedTest
    @CsvSource({"4,2,2,0.3", "5,3,2,0.3", "4,2,2,1.5"})
    void is_the_limit_of_many_small_factors(int orbitals, int alpha, int beta, double largest) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 3);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        ExponentialCoupledCluster ansatz = new ExponentialCoupledCluster(hamiltonian, space, control);
        double[] theta = angles(ansatz.parameters(), largest);
        CiVector exact = space.vector(work);
        ansatz.prepare(theta, exact, control);

        CiVector limit = space.vector(work);
        limit.row(0)[0] = 1;
        ExcitationOperator[] operators = new FactorList(space, OrbitalParities.of(hamiltonian, control), work)
                .moves().stream()
                        .map(move -> ExcitationOperator.of(move, space))
                        .toArray(ExcitationOperator[]::new);
        int steps = 1 << 14;
        for (int step = 0; step < steps; step++) {
            for (int k = 0; k < 2 * operators.length; k++) {
                int factor = k < operators.length ? k : 2 * operators.length - 1 - k;
                double angle = theta[factor] / (2 * steps);
                operators[factor].rotate(limit, Math.cos(angle), Math.sin(angle), work);
            }
        }
        limit.addScaled(-1, exact, work);
        assertThat(limit.norm(work)).isLessThan(1e-7);
    }

    /** Angles of 1.5 need several steps. */
    @ParameterizedTest
    @CsvSource({"2,1,1,0.4", "4,2,2,0.4", "5,3,2,0.4", "5,1,3,1.5"})
    void has_the_gradient_of_central_differences(int orbitals, int alpha, int beta, double largest) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 3);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        ExponentialCoupledCluster ansatz = new ExponentialCoupledCluster(hamiltonian, space, control);
        CentralDifferences.check(ansatz, hamiltonian, space, angles(ansatz.parameters(), largest));
    }

    @Test
    void keeps_the_norm_and_undoes_itself() {
        DeterminantSpace space = DeterminantSpace.of(5, 3, 2);
        ExponentialCoupledCluster ansatz =
                new ExponentialCoupledCluster(SampleHamiltonians.random(5, 3, 2, 1), space, control);
        double[] theta = angles(ansatz.parameters(), 1);
        CiVector state = space.vector(work);
        ansatz.prepare(theta, state, control);
        assertThat(state.norm(work)).isCloseTo(1, within(1e-13));

        ansatz.pullBack(theta, state, space.vector(work), new double[theta.length], control);

        state.row(0)[0] -= 1;
        assertThat(state.norm(work)).isLessThan(1e-13);
    }

    /** Two electrons of a minimal basis have one excitation of each kind: nothing that could be ordered. */
    @Test
    void is_the_product_where_nothing_can_be_ordered() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hydrogenMolecule();
        DeterminantSpace space = DeterminantSpace.of(2, 1, 1);
        ExponentialCoupledCluster exact = new ExponentialCoupledCluster(hamiltonian, space, control);
        UnitaryCoupledCluster product = new UnitaryCoupledCluster(hamiltonian, space, control);
        CiVector one = space.vector(work);
        CiVector other = space.vector(work);
        exact.prepare(new double[] {0.3}, one, control);
        product.prepare(new double[] {0.3}, other, control);

        one.addScaled(-1, other, work);

        assertThat(one.norm(work)).isLessThan(1e-15);
        assertThat(exact.droppedParameters()).isEqualTo(product.droppedParameters());
        assertThat(exact.firstParameters()).isEqualTo(product.firstParameters());
        assertThat(exact.curvature()).isEqualTo(product.curvature());
        assertThat(exact.bytes()).isLessThanOrEqualTo(ExponentialCoupledCluster.bytes(2, 1, 1));
    }

    @Test
    void refuses_angles_that_mean_nothing() {
        DeterminantSpace space = DeterminantSpace.of(2, 1, 1);
        ExponentialCoupledCluster ansatz =
                new ExponentialCoupledCluster(SampleHamiltonians.hydrogenMolecule(), space, control);
        double[] theta = new double[ansatz.parameters()];
        Arrays.fill(theta, Double.NaN);

        assertThatThrownBy(() -> ansatz.prepare(theta, space.vector(work), control))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected angles of a few radians, got one of NaN");
    }

    private static double[] angles(int count, double largest) {
        return new SplittableRandom(9).doubles(count, -largest, largest).toArray();
    }
}
