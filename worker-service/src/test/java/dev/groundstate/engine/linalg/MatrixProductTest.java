package dev.groundstate.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundstate.engine.run.FreeControl;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixProductTest {

    private final SplittableRandom random = new SplittableRandom(4);

    /** Shapes around the edges of panels, blocks and kernels, each operand as it is and transposed. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "3,5,0", "0,4,3", "7,17,5", "97,129,257", "96,128,256", "200,30,300", "5,300,20"})
    void agrees_with_three_loops(int rows, int columns, int depth) {
        for (int layout = 0; layout < 8; layout++) {
            MatrixBlock a = matrix(rows, depth, (layout & 1) != 0);
            MatrixBlock b = matrix(depth, columns, (layout & 2) != 0);
            MatrixBlock c = matrix(rows, columns, (layout & 4) != 0);
            double[] expected = c.values().clone();
            addByThreeLoops(
                    a, b, new MatrixBlock(expected, c.offset(), rows, columns, c.rowStride(), c.columnStride()));

            new MatrixProduct(1).add(a, b, c, new FreeControl());

            assertThat(c.values()).containsExactly(expected, within(1e-15 * (depth + 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 700})
    void gives_the_same_bits_for_any_number_of_threads(int columns) {
        MatrixBlock a = matrix(300, 270, false);
        MatrixBlock b = matrix(270, columns, true);
        double[] alone = new double[300 * columns];
        new MatrixProduct(1).add(a, b, MatrixBlock.rowMajor(alone, 300, columns), new FreeControl());

        for (int threads = 2; threads <= 3; threads++) {
            double[] shared = new double[alone.length];
            new MatrixProduct(threads).add(a, b, MatrixBlock.rowMajor(shared, 300, columns), new FreeControl(threads));
            assertThat(shared).isEqualTo(alone);
        }
    }

    @Test
    void refuses_matrices_that_do_not_fit_together() {
        MatrixBlock a = matrix(2, 3, false);
        MatrixProduct product = new MatrixProduct(1);
        FreeControl control = new FreeControl();
        assertThatThrownBy(() -> product.add(a, a, a, control))
                .hasMessage("expected matrices that can be multiplied, got 2 x 3 from 2 x 3 times 2 x 3");
    }

    @Test
    void refuses_a_matrix_beyond_its_array() {
        double[] six = new double[6];
        assertThatThrownBy(() -> new MatrixBlock(six, 1, 2, 3, 3, 1))
                .hasMessage("expected a matrix within 6 elements, got 2 x 3 from 1 with strides 3 and 1");
    }

    private static void addByThreeLoops(MatrixBlock a, MatrixBlock b, MatrixBlock c) {
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                for (int k = 0; k < a.columns(); k++) {
                    c.values()[c.offset() + i * c.rowStride() + j * c.columnStride()] += a.values()[
                                    a.offset() + i * a.rowStride() + k * a.columnStride()]
                            * b.values()[b.offset() + k * b.rowStride() + j * b.columnStride()];
                }
            }
        }
    }

    /** Returns a matrix inside a larger one. */
    private MatrixBlock matrix(int rows, int columns, boolean byColumns) {
        if (byColumns) {
            return matrix(columns, rows, false).transposed();
        }
        double[] values = new double[3 + rows * (columns + 2)];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextDouble(-1, 1);
        }
        return new MatrixBlock(values, 2, rows, columns, columns + 2, 1);
    }
}
