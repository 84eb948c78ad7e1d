package dev.groundstate.engine.scf;

/** Products of small dense row-major matrices. */
final class DenseProduct {

    private DenseProduct() {}

    /** Returns A B, of shape rows × columns, over {@code inner} terms. */
    static double[] multiply(double[] a, double[] b, int rows, int inner, int columns) {
        double[] product = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            int k = 0;
            for (; k + 3 < inner; k += 4) {
                addRows(a, i * inner + k, b, k * columns, product, i * columns, columns);
            }
            for (; k < inner; k++) {
                double factor = a[i * inner + k];
                for (int j = 0; j < columns; j++) {
                    product[i * columns + j] += factor * b[k * columns + j];
                }
            }
        }
        return product;
    }

    /** Adds four rows of B, so that a row of the product is read and written but once for all of them. */
    private static void addRows(double[] a, int ofA, double[] b, int ofB, double[] product, int row, int columns) {
        double factor0 = a[ofA];
        double factor1 = a[ofA + 1];
        double factor2 = a[ofA + 2];
        double factor3 = a[ofA + 3];
        for (int j = 0; j < columns; j++) {
            product[row + j] = product[row + j]
                    + factor0 * b[ofB + j]
                    + factor1 * b[ofB + columns + j]
                    + factor2 * b[ofB + 2 * columns + j]
                    + factor3 * b[ofB + 3 * columns + j];
        }
    }

    /** Returns AB − BA of symmetric matrices. */
    static double[] commutator(double[] a, double[] b, int size) {
        double[] product = multiply(a, b, size, size, size);
        double[] commutator = new double[product.length];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                commutator[i * size + j] = product[i * size + j] - product[j * size + i];
            }
        }
        return commutator;
    }

    /** Returns the transpose of A, of shape rows × columns. */
    static double[] transpose(double[] a, int rows, int columns) {
        double[] transpose = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transpose[j * rows + i] = a[i * columns + j];
            }
        }
        return transpose;
    }

    /** Returns Σ a_i b_i. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Returns the largest |a_i|. */
    static double largest(double[] a) {
        double largest = 0;
        for (double value : a) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
