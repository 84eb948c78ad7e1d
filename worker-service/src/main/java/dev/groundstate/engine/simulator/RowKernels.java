package dev.groundstate.engine.simulator;

/** The inner loops of Pauli sums, on rows of a state. */
interface RowKernels {

    /** Adds {@code factor} times a row of signs to a row of factors. */
    void addSigns(double[] factors, double factor, double[] signs, int width);

    /**
     * Adds to element j of a row the factor and the amplitude of element j ⊕ {@code flips} of another.
     *
     * @param target real or imaginary parts
     * @param targetOffset where the row begins
     * @param source real or imaginary parts
     * @param sourceOffset where the other row begins
     * @param factors of the elements of the other row
     * @param sign of all factors
     */
    void addFlipped(
            double[] target,
            int targetOffset,
            double[] source,
            int sourceOffset,
            double[] factors,
            double sign,
            int flips,
            int width);
}
