package dev.groundstate.engine.jastrow;

/**
 * Complex numbers in a row. Mutable.
 *
 * @param re real parts
 * @param im imaginary parts
 */
record ComplexTable(double[] re, double[] im) {

    ComplexTable(int length) {
        this(new double[length], new double[length]);
    }
}
