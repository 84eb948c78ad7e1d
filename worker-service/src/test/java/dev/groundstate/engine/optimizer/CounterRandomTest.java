package dev.groundstate.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

    /** The generator of the Java library is the same one, started at the key's mixed value. */
    @Test
    void has_the_bits_of_the_published_generator() {
        long start = CounterRandom.mix(42);
        SplittableRandom published = new SplittableRandom(start);
        for (int counter = 0; counter < 100; counter++) {
            assertThat(CounterRandom.bits(42, counter)).isEqualTo(published.nextLong());
        }
    }

    @Test
    void signs_are_balanced_and_uncorrelated() {
        int count = 100_000;
        double[] signs = CounterRandom.signs(7, 0, count);
        double sum = 0;
        double neighbours = 0;
        for (int k = 0; k < count; k++) {
            assertThat(Math.abs(signs[k])).isEqualTo(1);
            sum += signs[k];
            neighbours += signs[k] * signs[(k + 1) % count];
        }
        // Four standard deviations of a mean of that many.
        assertThat(sum / count).isCloseTo(0, within(0.013));
        assertThat(neighbours / count).isCloseTo(0, within(0.013));
    }

    @Test
    void signs_drawn_one_after_the_other_share_no_bits() {
        assertThat(CounterRandom.after(5, 0)).isEqualTo(5);
        assertThat(CounterRandom.after(5, 64)).isEqualTo(6);
        assertThat(CounterRandom.after(5, 65)).isEqualTo(7);
        Set<Long> seen = new HashSet<>();
        for (long key = 0; key < 50; key++) {
            for (long counter = 0; counter < 50; counter++) {
                assertThat(seen.add(CounterRandom.bits(key, counter))).isTrue();
            }
        }
    }
}
