package dev.groundstate.engine.integral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HermiteIndexTest {

    @Test
    void powers_stand_where_the_index_says() {
        int[] powers = HermiteIndex.powers(6);
        assertThat(powers.length).isEqualTo(3 * HermiteIndex.count(6));
        for (int h = 0; h < HermiteIndex.count(6); h++) {
            assertThat(HermiteIndex.of(powers[3 * h], powers[3 * h + 1], powers[3 * h + 2]))
                    .isEqualTo(h);
        }
    }
}
