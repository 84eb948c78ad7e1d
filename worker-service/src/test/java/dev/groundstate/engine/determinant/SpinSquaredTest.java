package dev.groundstate.engine.determinant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("science")
class SpinSquaredTest {

    private final FreeControl control = new FreeControl();

    /** S(S + 1) with 2S unpaired electrons, all alpha. */
    @ParameterizedTest
    @CsvSource({"4,2,2,0", "4,2,1,0.75", "4,3,1,2", "5,4,1,3.75", "4,4,0,6", "4,0,0,0"})
    void a_determinant_without_unpaired_beta_electrons_is_an_eigenvector(
            int orbitals, int alpha, int beta, double expected) {
        DeterminantSpace space = DeterminantSpace.of(orbitals, alpha, beta);
        CiVector vector = space.vector(new WorkCounter(control));
        vector.row(0)[0] = 1;

        assertThat(SpinSquared.expectation(space, vector, control)).isCloseTo(expected, within(1e-14));
    }

    @Test
    void two_open_shells_of_opposite_spin_are_half_singlet_and_half_triplet() {
        assertThat(openShells(1, 0)).isCloseTo(1, within(1e-14));
    }

    /** Without a sign between the spins the sum of both determinants is the singlet. */
    @Test
    void their_sum_is_a_singlet_and_their_difference_a_triplet() {
        assertThat(openShells(Math.sqrt(0.5), Math.sqrt(0.5))).isCloseTo(0, within(1e-14));
        assertThat(openShells(Math.sqrt(0.5), -Math.sqrt(0.5))).isCloseTo(2, within(1e-14));
    }

    private double openShells(double first, double second) {
        DeterminantSpace space = DeterminantSpace.of(2, 1, 1);
        CiVector vector = space.vector(new WorkCounter(control));
        vector.row(0)[1] = first;
        vector.row(1)[0] = second;
        return SpinSquared.expectation(space, vector, control);
    }
}
