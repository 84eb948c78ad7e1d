package dev.groundstate.engine.ansatz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.hamiltonian.SampleHamiltonians;
import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class PairedCoupledClusterTest {

    private final FreeControl control = new FreeControl();
    private final WorkCounter work = new WorkCounter(control);

    @ParameterizedTest
    @CsvSource({"2,1,1,1", "4,2,2,2", "5,3,2,1", "4,3,1,3", "4,4,0,1"})
    void has_the_gradient_of_central_differences(int orbitals, int alpha, int beta, int layers) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alpha, beta, 3);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        PairedCoupledCluster ansatz = new PairedCoupledCluster(hamiltonian, space, layers, 1, control);
        assertThat(ansatz.parameters()).isEqualTo(PairedCoupledCluster.parameterCount(orbitals, layers));
        assertThat(ansatz.bytes()).isLessThanOrEqualTo(PairedCoupledCluster.bytes(orbitals, alpha, beta));
        double[] theta =
                new SplittableRandom(4).doubles(ansatz.parameters(), -0.5, 0.5).toArray();

        CentralDifferences.check(ansatz, hamiltonian, space, theta);
    }

    @Test
    void starts_near_the_reference_with_the_numbers_of_its_seed() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(4, 2, 2, 3);
        DeterminantSpace space = DeterminantSpace.of(4, 2, 2);
        double[] first = new PairedCoupledCluster(hamiltonian, space, 2, 7, control).firstParameters();
        double[] again = new PairedCoupledCluster(hamiltonian, space, 2, 7, control).firstParameters();
        double[] other = new PairedCoupledCluster(hamiltonian, space, 2, 8, control).firstParameters();

        assertThat(first).isEqualTo(again).isNotEqualTo(other).hasSize(24);
        CiVector state = space.vector(work);
        new PairedCoupledCluster(hamiltonian, space, 2, 7, control).prepare(first, state, control);
        assertThat(state.norm(work)).isCloseTo(1, within(1e-14));
        assertThat(state.row(0)[0]).isBetween(0.8, 1.0);
    }

    @Test
    void refuses_less_than_one_layer() {
        assertThatThrownBy(() -> new PairedCoupledCluster(
                        SampleHamiltonians.hydrogenMolecule(), DeterminantSpace.of(2, 1, 1), 0, 1, control))
                .hasMessage("expected at least 1 layer, got 0");
    }
}
