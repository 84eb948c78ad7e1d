package dev.groundstate.engine.determinant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
class HamiltonianOperatorTest {

    private final FreeControl control = new FreeControl();

    /** Sums of some hundred terms of order 1 in another order: 1e-12. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "2,1,1", "4,2,2", "5,2,2", "5,3,1", "5,1,3", "5,0,2", "5,2,0", "5,5,2", "4,4,4", "6,3,3"})
    void agrees_with_second_quantisation_operator_by_operator(int orbitals, int alphaElectrons, int betaElectrons) {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.random(orbitals, alphaElectrons, betaElectrons, 7);
        DeterminantSpace space = DeterminantSpace.of(orbitals, alphaElectrons, betaElectrons);
        CiVector x = random(space, 1);
        CiVector fast = space.vector(new WorkCounter(new FreeControl()));
        CiVector slow = space.vector(new WorkCounter(new FreeControl()));

        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        operator.apply(x, fast, control);
        SlaterCondon oracle = new SlaterCondon(hamiltonian, space);
        oracle.apply(x, slow, control);

        double[] diagonal = new double[space.beta().count()];
        double[] expected = new double[space.beta().count()];
        for (int i = 0; i < space.alpha().count(); i++) {
            assertThat(fast.row(i)).containsExactly(slow.row(i), within(1e-12));
            operator.diagonal(i, diagonal);
            oracle.diagonal(i, expected);
            assertThat(diagonal).containsExactly(expected, within(1e-12));
        }
    }

    /** Spaces of more than one block and one tile; the sums have some thousand terms. */
    @ParameterizedTest
    @CsvSource({"12,2,4", "12,4,2", "11,4,4"})
    void is_symmetric(int orbitals, int alphaElectrons, int betaElectrons) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alphaElectrons, betaElectrons);
        HamiltonianOperator operator = new HamiltonianOperator(
                SampleHamiltonians.random(orbitals, alphaElectrons, betaElectrons, 8), space, control);
        CiVector x = random(space, 1);
        CiVector y = random(space, 2);
        CiVector image = space.vector(new WorkCounter(new FreeControl()));

        operator.apply(x, image, control);
        double forth = y.dot(image, new WorkCounter(control));
        operator.apply(y, image, control);

        assertThat(x.dot(image, new WorkCounter(control)))
                .isCloseTo(forth, within(1e-9 * x.norm(new WorkCounter(control)) * y.norm(new WorkCounter(control))));
    }

    @Test
    void gives_the_same_bits_every_time() {
        DeterminantSpace space = DeterminantSpace.of(8, 4, 4);
        HamiltonianOperator operator = new HamiltonianOperator(SampleHamiltonians.random(8, 4, 4, 9), space, control);
        CiVector x = random(space, 3);
        CiVector first = space.vector(new WorkCounter(new FreeControl()));
        CiVector second = space.vector(new WorkCounter(new FreeControl()));

        operator.apply(x, first, control);
        for (int repetition = 0; repetition < 20; repetition++) {
            operator.apply(x, second, control);
            for (int i = 0; i < space.alpha().count(); i++) {
                assertThat(second.row(i)).isEqualTo(first.row(i));
            }
        }
    }

    @Test
    void refuses_a_space_over_other_orbitals() {
        ActiveSpaceHamiltonian hamiltonian = SampleHamiltonians.hydrogenMolecule();
        DeterminantSpace space = DeterminantSpace.of(3, 1, 1);
        assertThatThrownBy(() -> new HamiltonianOperator(hamiltonian, space, control))
                .hasMessage("expected a space over 2 orbitals, got 3");
    }

    /** Returns coefficients between −1 and 1. */
    static CiVector random(DeterminantSpace space, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CiVector vector = space.vector(new WorkCounter(new FreeControl()));
        for (int i = 0; i < vector.alphaStrings(); i++) {
            for (int j = 0; j < vector.betaStrings(); j++) {
                vector.row(i)[j] = random.nextDouble(-1, 1);
            }
        }
        return vector;
    }
}
