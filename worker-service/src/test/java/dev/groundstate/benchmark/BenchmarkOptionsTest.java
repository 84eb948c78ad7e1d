package dev.groundstate.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkOptionsTest {

    private static BenchmarkOptions parse(String... arguments) {
        return BenchmarkOptions.parse(List.of(arguments), 1L << 33);
    }

    @Test
    void nothing_said_means_every_row_beside_its_peers_on_one_thread() {
        BenchmarkOptions options = parse();

        assertThat(options.peers()).isTrue();
        assertThat(options.profile()).isFalse();
        assertThat(options.threads()).isEqualTo(1);
        assertThat(options.memoryBytes()).isEqualTo(1L << 33);
        assertThat(BenchmarkCases.rows()).allMatch(options::wants);
    }

    @Test
    void every_option_is_read() {
        BenchmarkOptions options = parse(
                "--rows",
                "s1,V1",
                "--no-peers",
                "--threads",
                "2",
                "--seconds",
                "0.5",
                "--rounds",
                "3",
                "--limit",
                "60",
                "--memory",
                "1.5",
                "--profile");

        assertThat(options.rows()).containsExactly("S1", "V1");
        assertThat(options.wants("S1")).isTrue();
        assertThat(options.wants("S2")).isFalse();
        assertThat(options.peers()).isFalse();
        assertThat(options.threads()).isEqualTo(2);
        assertThat(options.seconds()).isEqualTo(0.5);
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.limitSeconds()).isEqualTo(60);
        assertThat(options.memoryBytes()).isEqualTo(3L << 29);
        assertThat(options.profile()).isTrue();
    }

    @Test
    void what_makes_no_sense_is_refused_in_words() {
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--fast")).withMessageContaining("--fast");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--rows", "S9"))
                .withMessageContaining("unknown row S9; there are S1, S2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--threads"))
                .withMessageContaining("--threads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--threads", "0"))
                .withMessageContaining("got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--seconds", "soon"))
                .withMessageContaining("got soon");
    }

    @Test
    void the_usage_names_every_row_and_option() throws IOException {
        String usage;
        try (var stream = getClass().getResourceAsStream("usage.txt")) {
            usage = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(usage).contains(BenchmarkCases.rows());
        assertThat(usage)
                .contains(
                        "--rows",
                        "--no-peers",
                        "--threads",
                        "--seconds",
                        "--rounds",
                        "--limit",
                        "--memory",
                        "--profile");
    }
}
