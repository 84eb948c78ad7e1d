package dev.groundstate.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseRowsTest {

    /** Some dozen terms below one: 1e-14. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 11, 16})
    void combinations_are_sums_of_multiples(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[][] rows = new double[count][];
        for (int k = 0; k < count; k++) {
            rows[k] = random.doubles(40, -1, 1).toArray();
        }
        double[] v = random.doubles(count, -1, 1).toArray();
        double[] w = random.doubles(count, -1, 1).toArray();
        double[] start = random.doubles(40, -1, 1).toArray();
        double[] once = start.clone();
        double[] first = start.clone();
        double[] second = start.clone();

        DenseRows.addCombination(once, v, rows, count, 37);
        DenseRows.addCombinations(first, v, second, w, rows, count, 37);

        for (int j = 0; j < 40; j++) {
            double expectedFirst = start[j];
            double expectedSecond = start[j];
            for (int k = 0; k < count && j < 37; k++) {
                expectedFirst += v[k] * rows[k][j];
                expectedSecond += w[k] * rows[k][j];
            }
            assertThat(once[j]).isCloseTo(expectedFirst, within(1e-14));
            assertThat(first[j]).isEqualTo(once[j]);
            assertThat(second[j]).isCloseTo(expectedSecond, within(1e-14));
        }
    }
}
