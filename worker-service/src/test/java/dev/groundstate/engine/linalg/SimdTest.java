package dev.groundstate.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimdTest {

    @Test
    void tests_run_with_vectors_so_that_the_fast_kernels_are_tested() {
        assertThat(Simd.available()).isTrue();
    }
}
