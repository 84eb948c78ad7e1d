package dev.groundstate.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("method", "max_iterations", "conv_threshold", "seed", "basis");

    @Test
    void a_misspelt_name_finds_the_one_that_was_meant() {
        assertThat(NearestName.of("maxIterations", KNOWN)).contains("max_iterations");
        assertThat(NearestName.of("max_iteration", KNOWN)).contains("max_iterations");
        assertThat(NearestName.of("Methode", KNOWN)).contains("method");
        assertThat(NearestName.of("bassis", KNOWN)).contains("basis");
    }

    @Test
    void a_name_far_from_all_others_finds_none() {
        assertThat(NearestName.of("quantum_entanglement", KNOWN)).isEmpty();
        assertThat(NearestName.of("x".repeat(100_000), KNOWN)).isEmpty();
    }

    @Test
    void the_distance_counts_insertions_deletions_and_changes() {
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("abc", "abc")).isZero();
    }
}
