package dev.groundstate.engine.linalg;

/**
 * A matrix inside an array: element (i, j) stands at offset + i · rowStride + j · columnStride.
 *
 * @param values the array, not copied
 * @param offset where element (0, 0) stands
 * @param rows number of rows
 * @param columns number of columns
 * @param rowStride distance of two rows
 * @param columnStride distance of two columns
 */
public record MatrixBlock(double[] values, int offset, int rows, int columns, int rowStride, int columnStride) {

    /** Refuses a matrix that does not lie in its array. */
    public MatrixBlock {
        long last = rows == 0 || columns == 0
                ? offset - 1L
                : offset + (rows - 1L) * rowStride + (columns - 1L) * columnStride;
        if (Math.min(rows, columns) < 0
                || Math.min(rowStride, columnStride) < 0
                || offset < 0
                || last >= values.length) {
            throw new IllegalArgumentException("expected a matrix within " + values.length + " elements, got " + rows
                    + " x " + columns + " from " + offset + " with strides " + rowStride + " and " + columnStride);
        }
    }

    /** Returns a whole array as a matrix, row after row. */
    public static MatrixBlock rowMajor(double[] values, int rows, int columns) {
        return new MatrixBlock(values, 0, rows, columns, columns, 1);
    }

    /** Returns the same elements with rows and columns exchanged. */
    public MatrixBlock transposed() {
        return new MatrixBlock(values, offset, columns, rows, columnStride, rowStride);
    }
}
