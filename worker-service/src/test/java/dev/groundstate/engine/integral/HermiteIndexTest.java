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

    @Test
    void sums_add_powers() {
        int[] sums = HermiteIndex.sums(1, 2);
        assertThat(sums.length).isEqualTo(4 * 10);
        assertThat(sums[HermiteIndex.of(0, 1, 1) * 4 + HermiteIndex.of(1, 0, 0)])
                .isEqualTo(HermiteIndex.of(1, 1, 1));
    }
}
