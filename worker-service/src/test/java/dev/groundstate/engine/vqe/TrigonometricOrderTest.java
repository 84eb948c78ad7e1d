package dev.groundstate.engine.vqe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.ansatz.Ansatz;
import dev.groundstate.engine.ansatz.ExponentialCoupledCluster;
import dev.groundstate.engine.ansatz.OperatorPool;
import dev.groundstate.engine.ansatz.PairedCoupledCluster;
import dev.groundstate.engine.ansatz.PooledOperators;
import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import org.junit.jupiter.api.Test;

/** What rotosolve is told of an ansatz holds: 2R + 1 energies give all others along one parameter. */
class TrigonometricOrderTest {

    private final FreeControl control = new FreeControl();
    private final ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 2, 5);
    private final DeterminantSpace space = DeterminantSpace.of(4, 2, 2);

    @Test
    void energies_of_products_are_trigonometric_polynomials_of_the_order_they_state() {
        PooledOperators pool = new PooledOperators(OperatorPool.GENERALISED, hamiltonian, space, control);
        expectOrder(2, new UnitaryCoupledCluster(hamiltonian, space, control));
        expectOrder(4, new PairedCoupledCluster(hamiltonian, space, 2, 1, control));
        expectOrder(4, pool.ansatz(new int[] {0, 3, 7, 1, 9}));
    }

    @Test
    void an_exponential_of_a_sum_states_none() {
        assertThat(new ExponentialCoupledCluster(hamiltonian, space, control).trigonometricOrder())
                .isEmpty();
    }

    private void expectOrder(int order, Ansatz ansatz) {
        assertThat(ansatz.trigonometricOrder()).hasValue(order);
        EnergyExpectation energy = new EnergyExpectation(
                ansatz, new HamiltonianOperator(hamiltonian, space, control), hamiltonian.coreEnergy(), space, control);
        double[] theta = new double[ansatz.parameters()];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = Math.sin(3 * k + 1);
        }
        int count = 2 * order + 1;
        for (int k = 0; k < theta.length; k++) {
            double[] moved = theta.clone();
            double interpolated = 0;
            for (int j = 0; j < count; j++) {
                double angle = 2 * Math.PI * j / count;
                moved[k] = angle;
                double half = (1 - angle) / 2;
                interpolated += energy.value(moved, control) * Math.sin(count * half) / (count * Math.sin(half));
            }
            moved[k] = 1;
            assertThat(energy.value(moved, control)).isCloseTo(interpolated, within(1e-12));
        }
    }
}
