package dev.groundstate.engine.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Eigenvalues and orthonormal eigenvectors of a real symmetric matrix.
 *
 * @param values in rising order
 * @param vectors component i of vector k at {@code i * size + k}
 */
public record SymmetricEigenproblem(double[] values, double[] vectors) {

    /** Sixteen units in the last place of the largest element: what a product of matrices leaves of a zero. */
    private static final double BETWEEN_BLOCKS = 0x1p-49;

    /**
     * Solves the problem for a row-major matrix.
     *
     * <p>Reflections make the matrix tridiagonal, rotations with implicit shifts diagonal: B. S. Garbow et al., Matrix
     * Eigensystem Routines, EISPACK Guide Extension (1977), tred2 and tql2. Every loop runs along rows. Blocks that nothing
     * but rounding connects are solved one by one, so that vectors of equal values in different blocks do not mix. Cost:
     * some 5 n³ multiply-adds, 6 ms for 200 rows.
     *
     * @throws IllegalStateException when the iteration fails, as it does for entries that are no numbers
     */
    public static SymmetricEigenproblem solve(double[] matrix, int size) {
        double[] unsorted = new double[size];
        double[][] vectors = new double[size][size];
        for (int[] block : blocks(matrix, size)) {
            Reduction reduction = new Reduction(matrix, size, block);
            reduction.reduce();
            reduction.accumulate();
            reduction.diagonalise();
            for (int k = 0; k < block.length; k++) {
                unsorted[block[k]] = reduction.diagonal[k];
                for (int i = 0; i < block.length; i++) {
                    vectors[block[k]][block[i]] = reduction.vectors[k][i];
                }
            }
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> unsorted[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[size];
        double[] columns = new double[size * size];
        for (int k = 0; k < size; k++) {
            values[k] = unsorted[order[k]];
            for (int i = 0; i < size; i++) {
                columns[i * size + k] = vectors[order[k]][i];
            }
        }
        return new SymmetricEigenproblem(values, columns);
    }

    /** Returns the rows of each block that no element but rounding connects to the others. */
    private static List<int[]> blocks(double[] matrix, int size) {
        double largest = 0;
        for (double element : matrix) {
            largest = Math.max(largest, Math.abs(element));
        }
        double rounding = BETWEEN_BLOCKS * largest;
        boolean[] taken = new boolean[size];
        List<int[]> blocks = new ArrayList<>();
        for (int first = 0; first < size; first++) {
            if (!taken[first]) {
                int[] members = new int[size];
                int count = 1;
                members[0] = first;
                taken[first] = true;
                for (int next = 0; next < count; next++) {
                    for (int j = 0; j < size; j++) {
                        if (!taken[j] && !(Math.abs(matrix[members[next] * size + j]) <= rounding)) {
                            taken[j] = true;
                            members[count++] = j;
                        }
                    }
                }
                Arrays.sort(members, 0, count);
                blocks.add(Arrays.copyOf(members, count));
            }
        }
        return blocks;
    }

    /** A matrix on its way to the diagonal. */
    private static final class Reduction {

        /** Rotations through the matrix for one eigenvalue; two are usual. */
        private static final int MOST_SWEEPS = 60;

        /** Half a unit in the last place of 1: an element this small beside its neighbours on the diagonal is rounding. */
        private static final double ROUNDING = 0x1p-53;

        private final int size;

        /** The matrix; then, from element k + 1 of row k on, the vector of the reflection that cleared the row. */
        private final double[][] rows;

        /** 2 / vᵀv of each reflection, 0 where there was nothing to clear. */
        private final double[] scales;

        private final double[] diagonal;

        /** Element k stands beside diagonal elements k and k + 1. */
        private final double[] beside;

        /** Eigenvectors as rows. */
        private final double[][] vectors;

        Reduction(double[] matrix, int columns, int[] block) {
            this.size = block.length;
            this.rows = new double[size][size];
            this.scales = new double[size];
            this.diagonal = new double[size];
            this.beside = new double[size];
            this.vectors = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    rows[i][j] = matrix[block[i] * columns + block[j]];
                }
                vectors[i][i] = 1;
            }
        }

        /** Makes the matrix tridiagonal, row by row. */
        void reduce() {
            double[] image = new double[size];
            for (int k = 0; k + 1 < size; k++) {
                double[] v = rows[k];
                diagonal[k] = v[k];
                double rest = dot(v, v, k + 2, size);
                if (rest == 0) {
                    beside[k] = v[k + 1];
                    continue;
                }
                double norm = Math.sqrt(rest + v[k + 1] * v[k + 1]);
                beside[k] = v[k + 1] > 0 ? -norm : norm;
                v[k + 1] -= beside[k];
                scales[k] = 2 / (rest + v[k + 1] * v[k + 1]);
                double projection = 0;
                for (int i = k + 1; i < size; i++) {
                    image[i] = scales[k] * dot(rows[i], v, k + 1, size);
                    projection += image[i] * v[i];
                }
                add(image, -0.5 * scales[k] * projection, v, k + 1, size);
                for (int i = k + 1; i < size; i++) {
                    subtract(rows[i], v[i], image, image[i], v, k + 1, size);
                }
            }
            diagonal[size - 1] = rows[size - 1][size - 1];
        }

        /** Multiplies the reflections. */
        void accumulate() {
            for (int k = size - 2; k >= 0; k--) {
                if (scales[k] != 0) {
                    for (int i = k + 1; i < size; i++) {
                        add(vectors[i], -scales[k] * dot(vectors[i], rows[k], k + 1, size), rows[k], k + 1, size);
                    }
                }
            }
        }

        void diagonalise() {
            for (int l = 0; l < size; l++) {
                int sweeps = 0;
                for (int end = unreduced(l); end > l; end = unreduced(l)) {
                    if (sweeps++ == MOST_SWEEPS) {
                        throw new IllegalStateException(
                                "the eigenvalues of a symmetric matrix of size " + size + " were not found");
                    }
                    sweep(l, end);
                }
            }
        }

        /** Returns where the block that starts with an element ends. */
        private int unreduced(int l) {
            int end = l;
            while (end + 1 < size
                    && !(Math.abs(beside[end]) <= ROUNDING * (Math.abs(diagonal[end]) + Math.abs(diagonal[end + 1])))) {
                end++;
            }
            return end;
        }

        /** One QL step on a block, its formula in one piece. */
        private void sweep(int l, int end) {
            double g = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l]);
            double r = Math.hypot(g, 1);
            g = diagonal[end] - diagonal[l] + beside[l] / (g + Math.copySign(r, g));
            double sine = 1;
            double cosine = 1;
            double shift = 0;
            for (int i = end - 1; i >= l; i--) {
                double f = sine * beside[i];
                double b = cosine * beside[i];
                r = Math.sqrt(f * f + g * g);
                beside[i + 1] = r;
                if (r == 0) {
                    diagonal[i + 1] -= shift;
                    beside[end] = 0;
                    return;
                }
                sine = f / r;
                cosine = g / r;
                g = diagonal[i + 1] - shift;
                r = (diagonal[i] - g) * sine + 2 * cosine * b;
                shift = sine * r;
                diagonal[i + 1] = g + shift;
                g = cosine * r - b;
                rotate(vectors[i], vectors[i + 1], cosine, sine);
            }
            diagonal[l] -= shift;
            beside[l] = g;
            beside[end] = 0;
        }

        private static double dot(double[] x, double[] y, int from, int to) {
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            int j = from;
            for (; j + 3 < to; j += 4) {
                sum0 += x[j] * y[j];
                sum1 += x[j + 1] * y[j + 1];
                sum2 += x[j + 2] * y[j + 2];
                sum3 += x[j + 3] * y[j + 3];
            }
            for (; j < to; j++) {
                sum0 += x[j] * y[j];
            }
            return (sum0 + sum1) + (sum2 + sum3);
        }

        private static void add(double[] x, double factor, double[] y, int from, int to) {
            for (int j = from; j < to; j++) {
                x[j] += factor * y[j];
            }
        }

        private static void subtract(double[] x, double a, double[] y, double b, double[] z, int from, int to) {
            for (int j = from; j < to; j++) {
                x[j] -= a * y[j] + b * z[j];
            }
        }

        private static void rotate(double[] x, double[] y, double cosine, double sine) {
            for (int k = 0; k < x.length; k++) {
                double second = y[k];
                y[k] = sine * x[k] + cosine * second;
                x[k] = cosine * x[k] - sine * second;
            }
        }
    }
}
