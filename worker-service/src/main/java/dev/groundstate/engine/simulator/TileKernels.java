package dev.groundstate.engine.simulator;

/**
 * The inner loops of circuits, on tiles: short arrays that stay in the cache while many gates act on them.
 *
 * <p>Bit k of an index is qubit k of the tile. Lengths are powers of two.
 */
interface TileKernels {

    /** At least as many as numbers in a vector. */
    int MOST_LANES = 64;

    /**
     * Applies a real matrix (a b; c d) to a qubit.
     *
     * @param x real or imaginary parts
     */
    void turn(double[] x, int length, int qubit, double a, double b, double c, double d);

    /**
     * Applies a real matrix to a qubit of a state and a costate.
     *
     * @param lanes scratch of {@value #MOST_LANES}
     * @return Σ (y₁ x₀ − y₀ x₁) over the pairs, before: the part of Im⟨y|Y|x⟩ that these parts make
     */
    double turnBoth(
            double[] x, double[] y, int length, int qubit, double a, double b, double c, double d, double[] lanes);

    /**
     * Swaps the values of a qubit, where another one is 1.
     *
     * @param control the other qubit, −1 for everywhere
     */
    void flip(double[] x, int length, int qubit, int control);

    /**
     * Multiplies a row by a factor times a row of factors; by their conjugates when real and imaginary parts change places.
     *
     * @param offset where the row begins
     * @param width of the row
     */
    void multiply(
            double[] re,
            double[] im,
            int offset,
            int width,
            double factorRe,
            double factorIm,
            double[] columnRe,
            double[] columnIm);

    /**
     * Multiplies a row of a state and of a costate by the conjugates of a factor times a row of factors, and adds
     * Im(conj(costate) state), element by element, to {@code columns}.
     *
     * @param lanes scratch of {@value #MOST_LANES}
     * @return the sum of what was added
     */
    double divideBoth(
            double[] re,
            double[] im,
            double[] coRe,
            double[] coIm,
            int offset,
            int width,
            double factorRe,
            double factorIm,
            double[] columnRe,
            double[] columnIm,
            double[] columns,
            double[] lanes);
}
