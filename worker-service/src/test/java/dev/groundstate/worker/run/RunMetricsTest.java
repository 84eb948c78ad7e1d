package dev.groundstate.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void every_figure_says_what_it_counts() {
        new RunMetrics(registry).claimed(RunMetrics.ClaimResult.WON);

        assertThat(registry.getMeters()).isNotEmpty().extracting(Meter::getId).allSatisfy(id -> assertThat(
                        id.getDescription())
                .as(id.getName())
                .isNotBlank());
    }
}
