package dev.groundstate.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundstate.engine.optimizer.LbfgsState.Pair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LbfgsCodecTest {

    private static final LbfgsState STATE = new LbfgsState(
            new double[] {0.1, -0.0},
            -1.0 / 3,
            Double.POSITIVE_INFINITY,
            new double[] {Double.MIN_VALUE, 1e300},
            List.of(new Pair(new double[] {1, 2}, new double[] {3, 4}), new Pair(new double[] {5, 6}, new double[] {7, 8
            })),
            17,
            23,
            true);

    @Test
    void keeps_every_bit() {
        LbfgsState decoded = LbfgsCodec.decode(LbfgsCodec.encode(STATE), 2);

        assertThat(decoded.point()).isEqualTo(STATE.point());
        assertThat(decoded.value()).isEqualTo(STATE.value());
        assertThat(decoded.previousValue()).isEqualTo(STATE.previousValue());
        assertThat(decoded.gradient()).isEqualTo(STATE.gradient());
        assertThat(decoded.iteration()).isEqualTo(17);
        assertThat(decoded.evaluations()).isEqualTo(23);
        assertThat(decoded.stalled()).isTrue();
        assertThat(decoded.pairs()).hasSize(2);
        assertThat(decoded.pairs().get(1).step()).containsExactly(5, 6);
        assertThat(decoded.pairs().get(1).gradientChange()).containsExactly(7, 8);
        assertThat(LbfgsCodec.encode(decoded)).isEqualTo(LbfgsCodec.encode(STATE));
    }

    @Test
    void refuses_another_number_of_variables() {
        byte[] bytes = LbfgsCodec.encode(STATE);
        assertThatThrownBy(() -> LbfgsCodec.decode(bytes, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a checkpoint of this optimizer: expected 3 variables, got 2");
    }

    @Test
    void refuses_bytes_that_are_torn_changed_or_of_another_version() {
        byte[] whole = LbfgsCodec.encode(STATE);
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> LbfgsCodec.decode(torn, 2)).isInstanceOf(IllegalArgumentException.class);
        }
        for (int position = 0; position < whole.length; position++) {
            byte[] changed = whole.clone();
            changed[position] ^= 1;
            assertThatThrownBy(() -> LbfgsCodec.decode(changed, 2)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
