package dev.groundstate.engine.linalg;

import dev.groundstate.engine.run.ParallelWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * C ← C + A B for dense matrices of any layout.
 *
 * <p>Blocks of A and B are copied into the order in which the kernel of {@link PanelProduct} reads them; a block of B
 * stays in the second cache, a panel of it in the first. Each element of C is summed over k in order, in stretches of
 * {@value #DEPTH}: the bits do not depend on the number of threads nor on which part of a matrix is asked for. After K.
 * Goto and R. van de Geijn, ACM Trans. Math. Softw. 34, 12 (2008).
 *
 * <p>Holds the scratch of its threads: not thread-safe.
 */
public final class MatrixProduct {

    /** Terms of a sum between two visits of an element of C. */
    private static final int DEPTH = 256;

    /** Rows of a block of A: with {@link #DEPTH} columns 192 kB. */
    private static final int ROWS = 96;

    /** Columns of a block of B: with {@link #DEPTH} rows 256 kB. */
    private static final int COLUMNS = 128;

    /** Multiply-adds that keep two threads busy for longer than it takes to start one. */
    private static final long WORTH_A_THREAD = 2_000_000;

    private final Scratch[] scratch;

    /** Makes scratch for some threads. */
    public MatrixProduct(int threads) {
        this.scratch = new Scratch[threads];
        Arrays.setAll(scratch, worker -> new Scratch());
    }

    /** Returns the bytes of the scratch. */
    public static long bytes(int threads) {
        return 8L * threads * (ROWS * DEPTH + DEPTH * COLUMNS + ROWS * PanelProduct.WIDTH);
    }

    /**
     * Adds A B to C, on the threads of the control for which there is scratch.
     *
     * @param c shares no element with the others
     */
    public void add(MatrixBlock a, MatrixBlock b, MatrixBlock c, RunControl control) {
        requireFitting(a, b, c);
        int down = (c.rows() + ROWS - 1) / ROWS;
        int across = (c.columns() + COLUMNS - 1) / COLUMNS;
        long operations = (long) c.rows() * c.columns() * a.columns();
        int threads = operations < WORTH_A_THREAD ? 1 : scratch.length;
        // A piece is a column of blocks, for which B is copied once, unless there are too few of them to share.
        boolean columnsOnly = across >= 4 * threads || threads == 1;
        ParallelWork.run(columnsOnly ? across : across * down, threads, control, (piece, worker, work) -> {
            if (columnsOnly) {
                scratch[worker].add(a, b, c, piece, 0, down, work);
            } else {
                scratch[worker].add(a, b, c, piece / down, piece % down, piece % down + 1, work);
            }
        });
    }

    /** Adds A B to C on this thread, and counts its work there. */
    public void add(MatrixBlock a, MatrixBlock b, MatrixBlock c, WorkCounter work) {
        requireFitting(a, b, c);
        for (int across = 0; across * COLUMNS < c.columns(); across++) {
            scratch[0].add(a, b, c, across, 0, (c.rows() + ROWS - 1) / ROWS, work);
        }
    }

    private static void requireFitting(MatrixBlock a, MatrixBlock b, MatrixBlock c) {
        if (a.rows() != c.rows() || b.columns() != c.columns() || a.columns() != b.rows()) {
            throw new IllegalArgumentException("expected matrices that can be multiplied, got " + size(c) + " from "
                    + size(a) + " times " + size(b));
        }
    }

    private static String size(MatrixBlock matrix) {
        return matrix.rows() + " x " + matrix.columns();
    }

    /** What one thread copies blocks to. */
    private static final class Scratch {
        private final double[] left = new double[ROWS * DEPTH];
        private final double[] right = new double[DEPTH * COLUMNS];
        private final double[] tile = new double[ROWS * PanelProduct.WIDTH];
        private final int[] rowStarts = new int[ROWS];

        Scratch() {
            Arrays.setAll(rowStarts, row -> row * DEPTH);
        }

        void add(
                MatrixBlock a,
                MatrixBlock b,
                MatrixBlock c,
                int across,
                int firstDown,
                int lastDown,
                WorkCounter work) {
            int firstColumn = across * COLUMNS;
            int columns = Math.min(COLUMNS, c.columns() - firstColumn);
            for (int k = 0; k < a.columns(); k += DEPTH) {
                int depth = Math.min(DEPTH, a.columns() - k);
                copyRight(b, k, depth, firstColumn, columns);
                work.add((long) depth * columns);
                for (int down = firstDown; down < lastDown; down++) {
                    int rows = Math.min(ROWS, c.rows() - down * ROWS);
                    copyLeft(a, down * ROWS, rows, k, depth);
                    for (int column = 0; column < columns; column += PanelProduct.WIDTH) {
                        int width = Math.min(PanelProduct.WIDTH, columns - column);
                        multiply(c, down * ROWS, rows, firstColumn + column, width, column * depth, depth);
                        work.add((long) rows * PanelProduct.WIDTH * depth);
                    }
                }
            }
        }

        private void copyLeft(MatrixBlock a, int firstRow, int rows, int firstColumn, int depth) {
            for (int i = 0; i < rows; i++) {
                int from = a.offset() + (firstRow + i) * a.rowStride() + firstColumn * a.columnStride();
                copy(a.values(), from, a.columnStride(), left, i * DEPTH, 1, depth);
            }
        }

        /** Panels one after another, each row after row, filled up with zeros. */
        private void copyRight(MatrixBlock b, int firstRow, int depth, int firstColumn, int columns) {
            for (int column = 0; column < columns; column += PanelProduct.WIDTH) {
                int width = Math.min(PanelProduct.WIDTH, columns - column);
                for (int k = 0; k < depth; k++) {
                    int from = b.offset() + (firstRow + k) * b.rowStride() + (firstColumn + column) * b.columnStride();
                    int to = column * depth + k * PanelProduct.WIDTH;
                    copy(b.values(), from, b.columnStride(), right, to, 1, width);
                    Arrays.fill(right, to + width, to + PanelProduct.WIDTH, 0);
                }
            }
        }

        private void multiply(MatrixBlock c, int row, int rows, int column, int width, int panel, int depth) {
            int start = c.offset() + row * c.rowStride() + column * c.columnStride();
            for (int i = 0; i < rows; i++) {
                copy(c.values(), start + i * c.rowStride(), c.columnStride(), tile, i * PanelProduct.WIDTH, 1, width);
            }
            PanelProduct.add(
                    left, rowStarts, PanelProduct.paddedRows(rows), right, panel, depth, tile, 0, PanelProduct.WIDTH);
            for (int i = 0; i < rows; i++) {
                copy(tile, i * PanelProduct.WIDTH, 1, c.values(), start + i * c.rowStride(), c.columnStride(), width);
            }
        }

        private static void copy(
                double[] from, int offset, int stride, double[] to, int toOffset, int toStride, int count) {
            if (stride == 1 && toStride == 1) {
                System.arraycopy(from, offset, to, toOffset, count);
            } else {
                for (int j = 0; j < count; j++) {
                    to[toOffset + j * toStride] = from[offset + j * stride];
                }
            }
        }
    }
}
