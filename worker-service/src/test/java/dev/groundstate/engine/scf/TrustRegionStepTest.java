package dev.groundstate.engine.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TrustRegionStepTest {

    @Test
    void a_shift_makes_a_step_as_long_as_it_may_be() {
        // 1 / (−1 + μ) = ½ and 3 / (2 + μ) ≤ 1.
        assertThat(TrustRegionStep.shift(new double[] {-1}, new double[] {1}, 0.5))
                .isCloseTo(3, within(1e-9));
        assertThat(TrustRegionStep.shift(new double[] {2}, new double[] {3}, 1)).isCloseTo(1, within(1e-9));
        assertThat(TrustRegionStep.shift(new double[] {2}, new double[] {1}, 1)).isZero();
    }

    @Test
    @Timeout(10)
    void a_shift_for_what_is_no_number_is_found_to_be_none() {
        assertThat(TrustRegionStep.shift(new double[] {1}, new double[] {Double.NaN}, 0.5))
                .isInfinite();
        assertThat(TrustRegionStep.shift(new double[] {1}, new double[] {Double.POSITIVE_INFINITY}, 0.5))
                .isInfinite();
        assertThat(TrustRegionStep.shift(new double[] {Double.NaN}, new double[] {1}, 0.5))
                .isNaN();
    }
}
