package dev.groundstate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff();

    @Test
    void doubles_up_to_half_a_minute() {
        assertThat(Stream.generate(() ->
                                backOff.afterRunning(Duration.ofSeconds(5)).toSeconds())
                        .limit(7))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void begins_anew_after_a_minute_up() {
        backOff.afterRunning(Duration.ZERO);
        backOff.afterRunning(Duration.ZERO);

        assertThat(backOff.afterRunning(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.afterRunning(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
    }
}
