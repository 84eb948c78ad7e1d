package dev.groundstate.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.worker.config.SampleConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunSettingsTest {

    private final RunSettings settings = RunSettings.of(SampleConfig.with("groundstate.worker.lease", "9s"));

    @Test
    void a_heartbeat_goes_out_within_a_third_of_the_lease() {
        assertThat(settings.heartbeat()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void a_lease_is_trusted_for_longer_than_two_heartbeats_and_for_less_than_itself() {
        assertThat(settings.trusted()).isGreaterThan(settings.heartbeat().multipliedBy(2));
        assertThat(settings.trusted()).isLessThan(settings.lease().minus(settings.retryInterval()));
    }

    @Test
    void a_run_is_saved_at_most_ten_times_a_second_unless_told_otherwise() {
        assertThat(settings.saveInterval()).isEqualTo(Duration.ofMillis(100));
    }
}
