package dev.groundstate.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelProductTest {

    private static final int STRIDE = 40;

    private final SplittableRandom random = new SplittableRandom(3);

    @ParameterizedTest
    @CsvSource({"1,1", "3,7", "4,0", "5,20", "6,3", "7,64", "8,9", "9,5", "12,31", "13,2", "56,120", "37,66"})
    void agrees_with_its_plain_twin_row_by_row(int count, int depth) {
        int rows = PanelProduct.paddedRows(count);
        double[] a = numbers(3 + rows * (depth + 1));
        double[] b = numbers(5 + depth * PanelProduct.WIDTH);
        double[] c = numbers(7 + rows * STRIDE);
        double[] expected = c.clone();
        int[] starts = new int[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = 3 + (row * 5 % rows) * (depth + 1);
        }

        PanelProduct.add(a, starts, rows, b, 5, depth, c, 7, STRIDE);
        PanelProduct.plain(a, starts, rows, b, 5, depth, expected, 7, STRIDE);

        assertThat(c).containsExactly(expected, within(1e-15 * (depth + 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 95, 96})
    void padding_leaves_only_sixes_and_fours(int count) {
        int rows = PanelProduct.paddedRows(count);
        int sixes = PanelProduct.sixes(rows);

        assertThat(rows).isBetween(count, Math.max(4, count + 1));
        assertThat(sixes).isBetween(0, rows);
        assertThat(sixes % 6).isZero();
        assertThat((rows - sixes) % 4).isZero();
    }

    private double[] numbers(int length) {
        double[] numbers = new double[length];
        for (int k = 0; k < length; k++) {
            numbers[k] = random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
