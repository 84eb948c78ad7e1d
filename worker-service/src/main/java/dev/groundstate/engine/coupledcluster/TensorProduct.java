package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.linalg.MatrixBlock;
import dev.groundstate.engine.linalg.MatrixProduct;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * Sums over common indices of two tensors, each as one product of matrices.
 *
 * <p>Indices are named by letters, one for each index of a tensor; a sum runs over every letter that both factors have. A
 * factor whose letters do not stand in the order of a matrix is copied first; the larger factor says in which order the
 * summed letters come, so that it may be left alone.
 *
 * <p>Holds scratch: not thread-safe.
 */
final class TensorProduct {

    private static final int INDICES = 4;

    private final RunControl control;
    private final WorkCounter work;
    private final MatrixProduct matrices;
    private double[] left = new double[0];
    private double[] right = new double[0];
    private double[] product = new double[0];

    TensorProduct(RunControl control) {
        this.control = control;
        this.work = new WorkCounter(control);
        this.matrices = new MatrixProduct(control.threads());
    }

    /** Returns the control that is asked. */
    RunControl control() {
        return control;
    }

    /** Sets all numbers to zero. */
    void clear(Tensor tensor) {
        LargeArrays.clear(tensor.values(), 0, tensor.values().length, work);
    }

    /** Adds factor · Σ a b to c. */
    void add(double factor, Tensor a, String aLetters, Tensor b, String bLetters, Tensor c, String cLetters) {
        boolean leftIsLarger = a.values().length >= b.values().length;
        String summed = common(leftIsLarger ? aLetters : bLetters, leftIsLarger ? bLetters : aLetters);
        String rows = without(aLetters, summed);
        String columns = without(bLetters, summed);
        int terms = size(a, aLetters, summed);
        int height = size(a, aLetters, rows);
        int width = size(b, bLetters, columns);
        left = atLeast(left, inOrder(aLetters, rows, summed) ? 0 : height * terms);
        right = atLeast(right, inOrder(bLetters, columns, summed) ? 0 : width * terms);
        MatrixBlock leftMatrix = matrix(a, aLetters, rows, height, summed, terms, left);
        MatrixBlock rightMatrix =
                matrix(b, bLetters, columns, width, summed, terms, right).transposed();
        if (factor == 1 && cLetters.equals(rows + columns)) {
            matrices.add(leftMatrix, rightMatrix, MatrixBlock.rowMajor(c.values(), height, width), control);
            return;
        }
        product = atLeast(product, height * width);
        LargeArrays.clear(product, 0, height * width, work);
        matrices.add(leftMatrix, rightMatrix, MatrixBlock.rowMajor(product, height, width), control);
        addPermuted(factor, product, rows + columns, c.values(), c.shape(), cLetters);
    }

    /** Adds factor · a to c, whose letters are those of a in any order. */
    void add(double factor, Tensor a, String aLetters, Tensor c, String cLetters) {
        addPermuted(factor, a.values(), aLetters, c.values(), c.shape(), cLetters);
    }

    private MatrixBlock matrix(
            Tensor tensor, String letters, String rows, int height, String columns, int width, double[] scratch) {
        if (letters.equals(rows + columns)) {
            return MatrixBlock.rowMajor(tensor.values(), height, width);
        }
        if (letters.equals(columns + rows)) {
            return MatrixBlock.rowMajor(tensor.values(), width, height).transposed();
        }
        String order = rows + columns;
        int[] shape = new int[order.length()];
        Arrays.setAll(shape, k -> tensor.shape()[letters.indexOf(order.charAt(k))]);
        LargeArrays.clear(scratch, 0, height * width, work);
        addPermuted(1, tensor.values(), letters, scratch, shape, order);
        return MatrixBlock.rowMajor(scratch, height, width);
    }

    /** Adds factor · source to target, of the given shape, with the letters of source in another order. */
    private void addPermuted(
            double factor, double[] source, String sourceLetters, double[] target, int[] shape, String letters) {
        int[] size = new int[INDICES];
        int[] stride = new int[INDICES];
        Arrays.fill(size, 1);
        int step = 1;
        for (int k = sourceLetters.length() - 1; k >= 0; k--) {
            int index = letters.indexOf(sourceLetters.charAt(k));
            int place = INDICES - letters.length() + index;
            size[place] = shape[index];
            stride[place] = step;
            step *= shape[index];
        }
        int to = 0;
        for (int p = 0; p < size[0]; p++) {
            for (int q = 0; q < size[1]; q++) {
                for (int r = 0; r < size[2]; r++) {
                    addRow(
                            factor,
                            source,
                            p * stride[0] + q * stride[1] + r * stride[2],
                            stride[3],
                            target,
                            to,
                            size[3]);
                    to += size[3];
                }
                work.add((long) size[2] * size[3]);
            }
        }
    }

    private static void addRow(
            double factor, double[] source, int from, int stride, double[] target, int to, int count) {
        for (int s = 0; s < count; s++) {
            target[to + s] += factor * source[from + s * stride];
        }
    }

    private static boolean inOrder(String letters, String rows, String columns) {
        return letters.equals(rows + columns) || letters.equals(columns + rows);
    }

    private static String common(String letters, String others) {
        return letters.chars()
                .filter(letter -> others.indexOf(letter) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String without(String letters, String others) {
        return letters.chars()
                .filter(letter -> others.indexOf(letter) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int size(Tensor tensor, String letters, String some) {
        int size = 1;
        for (int k = 0; k < some.length(); k++) {
            size *= tensor.shape()[letters.indexOf(some.charAt(k))];
        }
        return size;
    }

    private double[] atLeast(double[] scratch, int length) {
        return scratch.length >= length ? scratch : LargeArrays.doubles(length, control);
    }
}
