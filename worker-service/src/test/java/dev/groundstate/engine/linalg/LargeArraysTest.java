package dev.groundstate.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.engine.run.FreeControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LargeArraysTest {

    private final FreeControl control = new FreeControl();

    @Test
    void small_arrays_come_at_once_and_large_ones_with_the_control_asked() {
        assertThat(LargeArrays.doubles(1000, control)).hasSize(1000);
        assertThat(LargeArrays.ints(1000, control)).hasSize(1000);
        assertThat(control.checks()).isZero();

        assertThat(LargeArrays.doubles(5_000_000, control)).hasSize(5_000_000);
        assertThat(control.checks()).isPositive();
        assertThat(LargeArrays.ints(10_000_000, control)).hasSize(10_000_000);
    }

    @Test
    void clears_a_stretch_and_counts_its_work() {
        double[] array = new double[1_000_000];
        Arrays.fill(array, 1);

        LargeArrays.clear(array, 1, 999_999, new WorkCounter(control));

        assertThat(Arrays.stream(array).sum()).isEqualTo(2);
        assertThat(array[0]).isEqualTo(1);
        assertThat(control.checks()).isBetween(5L, 10L);
    }
}
