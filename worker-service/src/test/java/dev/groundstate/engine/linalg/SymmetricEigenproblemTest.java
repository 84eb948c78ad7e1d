package dev.groundstate.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenproblemTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 30, 61})
    void vectors_are_orthonormal_and_solve_the_problem(int size) {
        requireSolved(random(size, 3), size);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 40})
    void values_are_those_of_ejml_and_rise(int size) {
        double[] matrix = random(size, 11);
        var eigen = DecompositionFactory_DDRM.eig(size, false, true);
        assertThat(eigen.decompose(new DMatrixRMaj(size, size, true, matrix.clone())))
                .isTrue();
        double[] expected = new double[size];
        Arrays.setAll(expected, k -> eigen.getEigenvalue(k).getReal());
        Arrays.sort(expected);

        double[] values = SymmetricEigenproblem.solve(matrix, size).values();

        assertThat(values).isSorted().containsExactly(expected, within(1e-12));
    }

    /** Two equal blocks, whose rows alternate: every eigenvalue is there twice, and no vector mixes the blocks. */
    @Test
    void equal_values_of_blocks_that_do_not_meet_keep_their_vectors_apart() {
        int half = 8;
        int size = 2 * half;
        double[] block = random(half, 5);
        double[] matrix = new double[size * size];
        for (int i = 0; i < half; i++) {
            for (int j = 0; j < half; j++) {
                matrix[2 * i * size + 2 * j] = block[i * half + j];
                matrix[(2 * i + 1) * size + 2 * j + 1] = block[i * half + j];
            }
        }

        double[] vectors = requireSolved(matrix, size).vectors();

        for (int k = 0; k < size; k++) {
            double even = 0;
            for (int i = 0; i < size; i += 2) {
                even += vectors[i * size + k] * vectors[i * size + k];
            }
            assertThat(Math.min(even, 1 - even)).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void a_diagonal_matrix_and_a_matrix_of_zeros_are_solved_at_once() {
        assertThat(SymmetricEigenproblem.solve(new double[] {3, 0, 0, 0, 1, 0, 0, 0, 2}, 3)
                        .values())
                .containsExactly(1, 2, 3);
        requireSolved(new double[25], 5);
    }

    @Test
    void what_is_no_number_has_no_eigenvalues() {
        double[] broken = random(7, 1);
        broken[3] = Double.NaN;
        broken[21] = Double.NaN;

        assertThatIllegalStateException()
                .isThrownBy(() -> SymmetricEigenproblem.solve(broken, 7))
                .withMessage("the eigenvalues of a symmetric matrix of size 7 were not found");
    }

    private static SymmetricEigenproblem requireSolved(double[] matrix, int size) {
        SymmetricEigenproblem solved = SymmetricEigenproblem.solve(matrix, size);
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                double product = 0;
                double image = 0;
                for (int i = 0; i < size; i++) {
                    product += solved.vectors()[i * size + k] * solved.vectors()[i * size + l];
                    image += matrix[l * size + i] * solved.vectors()[i * size + k];
                }
                assertThat(product).isCloseTo(k == l ? 1 : 0, within(1e-12));
                assertThat(image).isCloseTo(solved.values()[k] * solved.vectors()[l * size + k], within(1e-12));
            }
        }
        return solved;
    }

    private static double[] random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * size + j] = random.nextDouble(-1, 1);
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
        return matrix;
    }
}
