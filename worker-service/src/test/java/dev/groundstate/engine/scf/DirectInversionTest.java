package dev.groundstate.engine.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DirectInversionTest {

    @Test
    void opposite_errors_cancel() {
        DirectInversion diis = new DirectInversion(4);
        assertThat(diis.extrapolate(new double[] {1}, new double[] {1})).containsExactly(1);
        assertThat(diis.extrapolate(new double[] {4}, new double[] {-2})[0]).isCloseTo(2, within(1e-14));
    }

    @Test
    void dependent_errors_drop_the_oldest_matrix() {
        DirectInversion diis = new DirectInversion(4);
        diis.extrapolate(new double[] {1}, new double[] {1});
        assertThat(diis.extrapolate(new double[] {4}, new double[] {1})).containsExactly(4);
        assertThat(diis.extrapolate(new double[] {5}, new double[] {-1})[0]).isCloseTo(4.5, within(1e-14));
    }

    @Test
    void errors_of_zero_return_the_last_matrix() {
        DirectInversion diis = new DirectInversion(4);
        diis.extrapolate(new double[] {1}, new double[] {0});
        assertThat(diis.extrapolate(new double[] {2}, new double[] {0})).containsExactly(2);
    }

    @Test
    void no_more_matrices_than_the_capacity_are_combined() {
        DirectInversion diis = new DirectInversion(2);
        diis.extrapolate(new double[] {100, 0}, new double[] {0.001, 0});
        diis.extrapolate(new double[] {1, 0}, new double[] {1, 1});
        double[] combined = diis.extrapolate(new double[] {3, 0}, new double[] {1, -1});
        assertThat(combined[0]).isCloseTo(2, within(1e-14));
    }
}
