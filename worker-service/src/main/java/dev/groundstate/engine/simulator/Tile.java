package dev.groundstate.engine.simulator;

/** A part of a state, and of a costate, copied into short arrays while a pass works on it. */
final class Tile {

    private final double[] re;
    private final double[] im;
    private final double[] coRe;
    private final double[] coIm;
    private final double[] columns = new double[Phases.WIDEST];
    private final double[] rows;
    private final double[] differences = new double[StateVector.MOST_QUBITS];
    private final double[] lanes = new double[TileKernels.MOST_LANES];
    private int base;

    /** Creates room for tiles of a length. */
    Tile(int length) {
        this.re = new double[length];
        this.im = new double[length];
        this.coRe = new double[length];
        this.coIm = new double[length];
        this.rows = new double[length];
    }

    /** Returns the bytes of a tile. */
    static long bytes(int length) {
        return 40L * length;
    }

    double[] re() {
        return re;
    }

    double[] im() {
        return im;
    }

    double[] coRe() {
        return coRe;
    }

    double[] coIm() {
        return coIm;
    }

    /** Returns room for the sums of the columns, while the derivatives of phases are gathered. */
    double[] columns() {
        return columns;
    }

    /** Returns room for the sums of the rows. */
    double[] rows() {
        return rows;
    }

    /** Returns room for the numbers of a vector. */
    double[] lanes() {
        return lanes;
    }

    /** Returns room for a number for each qubit. */
    double[] differences() {
        return differences;
    }

    /** Returns the index of the first amplitude: the values of the qubits that do not vary. */
    int base() {
        return base;
    }

    /** Copies a tile of a state. */
    void load(StateVector state, TileShape shape, int number) {
        base = shape.base(number);
        int run = shape.run();
        for (int index = 0; index < shape.length(); index += run) {
            int from = base + shape.offset(index);
            System.arraycopy(state.re(), from, re, index, run);
            System.arraycopy(state.im(), from, im, index, run);
        }
    }

    /** Copies a tile of a state and of a costate. */
    void load(StateVector state, StateVector costate, TileShape shape, int number) {
        load(state, shape, number);
        int run = shape.run();
        for (int index = 0; index < shape.length(); index += run) {
            int from = base + shape.offset(index);
            System.arraycopy(costate.re(), from, coRe, index, run);
            System.arraycopy(costate.im(), from, coIm, index, run);
        }
    }

    /** Copies the state back. */
    void store(StateVector state, TileShape shape) {
        int run = shape.run();
        for (int index = 0; index < shape.length(); index += run) {
            int to = base + shape.offset(index);
            System.arraycopy(re, index, state.re(), to, run);
            System.arraycopy(im, index, state.im(), to, run);
        }
    }

    /** Copies state and costate back. */
    void store(StateVector state, StateVector costate, TileShape shape) {
        store(state, shape);
        int run = shape.run();
        for (int index = 0; index < shape.length(); index += run) {
            int to = base + shape.offset(index);
            System.arraycopy(coRe, index, costate.re(), to, run);
            System.arraycopy(coIm, index, costate.im(), to, run);
        }
    }
}
