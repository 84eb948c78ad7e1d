package dev.groundstate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void nothing_said_means_one_worker_on_port_8000_with_the_data_kept() {
        assertThat(Options.parse(List.of())).isEqualTo(new Options(false, 1, 8000, false));
    }

    @Test
    void values_follow_or_are_attached() {
        assertThat(Options.parse(List.of("--workers", "3", "--fresh", "--port=9000")))
                .isEqualTo(new Options(true, 3, 9000, false));
    }

    @Test
    void the_usage_names_every_option() {
        assertThat(Options.usage()).contains("--fresh", "--workers N", "--port P", "--help");
    }

    @ParameterizedTest
    @CsvSource({
        "--wrkers, Unknown option --wrkers; ./groundstate up --help lists them.",
        "--workers, '--workers takes a whole number, not nothing.'",
        "--workers=many, '--workers takes a whole number, not many.'",
        "--workers=65, '--workers must be between 0 and 64, not 65.'",
        "--port=0, '--port must be between 1 and 65535, not 0.'",
    })
    void a_mistake_is_answered_with_one_sentence(String argument, String sentence) {
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Options.parse(List.of(argument)))
                .withMessage(sentence);
    }
}
