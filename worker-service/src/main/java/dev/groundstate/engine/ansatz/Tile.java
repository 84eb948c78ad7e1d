package dev.groundstate.engine.ansatz;

import static dev.groundstate.engine.ansatz.PlainRotation.WIDTH;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * A stretch of a state small enough for the second cache: one row of {@value PlainRotation#WIDTH} lanes for each string
 * of the spin that is rotated. Scratch of one thread.
 */
final class Tile {

    /** Lanes that are moved together: a cache line. */
    private static final int LINE = 8;

    private final double[] numbers;
    private final double[][] lanes = new double[WIDTH][];
    private final double[] signs = new double[WIDTH];

    /** What a lane that is not needed is gathered from and scattered to; stays zero. */
    private final double[] idle;

    /**
     * Creates a tile of zeros.
     *
     * @param rows most rows
     * @param rowLength beta strings of the states
     */
    Tile(int rows, int rowLength) {
        this.numbers = new double[WIDTH * rows];
        this.idle = new double[rowLength];
    }

    /** Returns the numbers, row by row; the array itself, open to change. */
    double[] numbers() {
        return numbers;
    }

    /** Returns the bytes of the tile. */
    long bytes() {
        return 8L * (numbers.length + idle.length);
    }

    /** Takes what a←i connects: lanes are pairs of alpha strings, rows the beta strings of the sources, then the targets. */
    void gather(RowPairs pairs, int first, int[] sourceColumns, int[] targetColumns, CiVector from, WorkCounter work) {
        sources(pairs, first, from);
        gather(sourceColumns, 0, work);
        targets(pairs, first, from);
        gather(targetColumns, WIDTH * sourceColumns.length, work);
    }

    /** Puts back what {@link #gather(RowPairs, int, int[], int[], CiVector, WorkCounter)} took. */
    void scatter(RowPairs pairs, int first, int[] sourceColumns, int[] targetColumns, CiVector to, WorkCounter work) {
        sources(pairs, first, to);
        scatter(sourceColumns, 0, work);
        targets(pairs, first, to);
        scatter(targetColumns, WIDTH * sourceColumns.length, work);
    }

    private void sources(RowPairs pairs, int first, CiVector vector) {
        for (int lane = 0; lane < WIDTH; lane++) {
            boolean needed = first + lane < pairs.count();
            lanes[lane] = needed ? vector.row(pairs.source(first + lane)) : idle;
            signs[lane] = 1;
        }
    }

    private void targets(RowPairs pairs, int first, CiVector vector) {
        for (int lane = 0; lane < WIDTH; lane++) {
            boolean needed = first + lane < pairs.count();
            lanes[lane] = needed ? vector.row(pairs.target(first + lane)) : idle;
            signs[lane] = needed ? pairs.sign(first + lane) : 1;
        }
    }

    /** Takes alpha strings as lanes and beta strings as rows. */
    void gatherAlphaLanes(int[] strings, int first, int[] columns, CiVector from, WorkCounter work) {
        alphaLanes(strings, first, from);
        gather(columns, 0, work);
    }

    /** Puts back what {@link #gatherAlphaLanes} took. */
    void scatterAlphaLanes(int[] strings, int first, int[] columns, CiVector to, WorkCounter work) {
        alphaLanes(strings, first, to);
        scatter(columns, 0, work);
    }

    private void alphaLanes(int[] strings, int first, CiVector vector) {
        for (int lane = 0; lane < WIDTH; lane++) {
            lanes[lane] = first + lane < strings.length ? vector.row(strings[first + lane]) : idle;
            signs[lane] = 1;
        }
    }

    /** Takes beta strings as lanes and alpha strings as rows. */
    void gatherBetaLanes(int[] strings, int[] columns, int first, CiVector from, WorkCounter work) {
        int width = Math.min(WIDTH, columns.length - first);
        for (int k = 0; k < strings.length; k++) {
            double[] row = from.row(strings[k]);
            int next = k * WIDTH;
            for (int lane = 0; lane < width; lane++) {
                numbers[next + lane] = row[columns[first + lane]];
            }
            Arrays.fill(numbers, next + width, next + WIDTH, 0);
        }
        work.add(2L * WIDTH * strings.length);
    }

    /** Puts back what {@link #gatherBetaLanes} took. */
    void scatterBetaLanes(int[] strings, int[] columns, int first, CiVector to, WorkCounter work) {
        int width = Math.min(WIDTH, columns.length - first);
        for (int k = 0; k < strings.length; k++) {
            double[] row = to.row(strings[k]);
            int next = k * WIDTH;
            for (int lane = 0; lane < width; lane++) {
                row[columns[first + lane]] = numbers[next + lane];
            }
        }
        work.add(2L * WIDTH * strings.length);
    }

    private void gather(int[] columns, int origin, WorkCounter work) {
        for (int first = 0; first < WIDTH; first += LINE) {
            gatherLine(lanes, signs, first, columns, numbers, origin + first);
        }
        work.add(2L * WIDTH * columns.length);
    }

    private void scatter(int[] columns, int origin, WorkCounter work) {
        for (int first = 0; first < WIDTH; first += LINE) {
            scatterLine(lanes, signs, first, columns, numbers, origin + first);
        }
        work.add(2L * WIDTH * columns.length);
    }

    /** Eight lanes at a time, so that each cache line of the tile is written once. */
    private static void gatherLine(
            double[][] lanes, double[] signs, int first, int[] columns, double[] to, int origin) {
        double[] x0 = lanes[first];
        double[] x1 = lanes[first + 1];
        double[] x2 = lanes[first + 2];
        double[] x3 = lanes[first + 3];
        double[] x4 = lanes[first + 4];
        double[] x5 = lanes[first + 5];
        double[] x6 = lanes[first + 6];
        double[] x7 = lanes[first + 7];
        double s0 = signs[first];
        double s1 = signs[first + 1];
        double s2 = signs[first + 2];
        double s3 = signs[first + 3];
        double s4 = signs[first + 4];
        double s5 = signs[first + 5];
        double s6 = signs[first + 6];
        double s7 = signs[first + 7];
        for (int k = 0; k < columns.length; k++) {
            int column = columns[k];
            int next = origin + k * WIDTH;
            to[next] = s0 * x0[column];
            to[next + 1] = s1 * x1[column];
            to[next + 2] = s2 * x2[column];
            to[next + 3] = s3 * x3[column];
            to[next + 4] = s4 * x4[column];
            to[next + 5] = s5 * x5[column];
            to[next + 6] = s6 * x6[column];
            to[next + 7] = s7 * x7[column];
        }
    }

    private static void scatterLine(
            double[][] lanes, double[] signs, int first, int[] columns, double[] from, int origin) {
        double[] x0 = lanes[first];
        double[] x1 = lanes[first + 1];
        double[] x2 = lanes[first + 2];
        double[] x3 = lanes[first + 3];
        double[] x4 = lanes[first + 4];
        double[] x5 = lanes[first + 5];
        double[] x6 = lanes[first + 6];
        double[] x7 = lanes[first + 7];
        double s0 = signs[first];
        double s1 = signs[first + 1];
        double s2 = signs[first + 2];
        double s3 = signs[first + 3];
        double s4 = signs[first + 4];
        double s5 = signs[first + 5];
        double s6 = signs[first + 6];
        double s7 = signs[first + 7];
        for (int k = 0; k < columns.length; k++) {
            int column = columns[k];
            int next = origin + k * WIDTH;
            x0[column] = s0 * from[next];
            x1[column] = s1 * from[next + 1];
            x2[column] = s2 * from[next + 2];
            x3[column] = s3 * from[next + 3];
            x4[column] = s4 * from[next + 4];
            x5[column] = s5 * from[next + 5];
            x6[column] = s6 * from[next + 6];
            x7[column] = s7 * from[next + 7];
        }
    }
}
