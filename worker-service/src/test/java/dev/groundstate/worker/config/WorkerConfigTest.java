package dev.groundstate.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkerConfigTest {

    @Test
    void the_slots_share_out_the_processors() {
        int processors = Runtime.getRuntime().availableProcessors();

        assertThat(SampleConfig.with("groundstate.worker.slots", "1").threadsPerExperiment())
                .isEqualTo(processors);
        assertThat(SampleConfig.with("groundstate.worker.slots", "1000000").threadsPerExperiment())
                .isEqualTo(1);
    }

    @Test
    void configured_threads_are_those_of_each_experiment() {
        assertThat(SampleConfig.with("groundstate.worker.threads", "5").threadsPerExperiment())
                .isEqualTo(5);
    }

    @Test
    void an_experiment_has_at_least_one_thread() {
        WorkerConfig none = SampleConfig.with("groundstate.worker.threads", "0");

        assertThatThrownBy(none::threadsPerExperiment).hasMessageEndingWith("expected at least 1, got 0");
    }
}
