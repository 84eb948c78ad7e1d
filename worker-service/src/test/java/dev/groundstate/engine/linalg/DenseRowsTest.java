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
        double[] start = random.doubles(40, -1, 1).toArray();
        double[] sum = start.clone();

        DenseRows.addCombination(sum, v, rows, count, 37);

        for (int j = 0; j < 40; j++) {
            double expected = start[j];
            for (int k = 0; k < count && j < 37; k++) {
                expected += v[k] * rows[k][j];
            }
            assertThat(sum[j]).isCloseTo(expected, within(1e-14));
        }
    }

    /** Products and sums are rounded one after the other in both, so that the bits agree. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 15, 16, 31, 32, 100})
    void kernels_agree_with_their_plain_twins_to_the_last_bit(int length) {
        double[] x = numbers(length + 3, 1);
        double[] y = numbers(length + 5, 2);
        double[] fast = numbers(length + 2, 3);
        double[] plain = fast.clone();

        DenseRows.addScaled(fast, 2, 0.3, x, 3, length);
        DenseRows.plainAddScaled(plain, 2, 0.3, x, 3, length);
        assertThat(fast).isEqualTo(plain);
        DenseRows.setProduct(fast, 1, x, 2, y, 4, length);
        DenseRows.plainSetProduct(plain, 1, x, 2, y, 4, length);
        assertThat(fast).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 15, 16, 17, 32, 100})
    void the_inner_product_has_the_same_bits_with_and_without_vectors(int length) {
        double[] x = numbers(length, 1);
        double[] y = numbers(length, 2);
        double[] fast = new double[DenseRows.PARTIAL_SUMS];
        double[] plain = new double[DenseRows.PARTIAL_SUMS];
        double sum = 0;
        for (int j = 0; j < length; j++) {
            sum += x[j] * y[j];
        }

        assertThat(VectorRows.dot(x, y, fast)).isEqualTo(DenseRows.plainDot(x, y, plain));
        assertThat(fast).isEqualTo(plain);
        assertThat(DenseRows.dot(x, y)).isCloseTo(sum, within(1e-14 * (length + 1)));
    }

    private static double[] numbers(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[length];
        for (int j = 0; j < length; j++) {
            numbers[j] = random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
