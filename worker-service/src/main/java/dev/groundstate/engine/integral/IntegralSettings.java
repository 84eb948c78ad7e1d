package dev.groundstate.engine.integral;

import dev.groundstate.engine.linalg.Simd;

/**
 * How integrals are computed; the integrals are the same to the last bit whatever is set here.
 *
 * @param kernels which loops
 */
public record IntegralSettings(Kernels kernels) {

    /** Which loops evaluate the repulsion integrals. */
    public enum Kernels {
        /** Plain ones for small work, which they end before the others are compiled. */
        BY_WORK,
        /** Plain ones. */
        PLAIN,
        /** Those with the vectors of the processor, where it has them: best after {@link IntegralWarmUp}. */
        VECTOR
    }

    /** Multiplications of 0.7 s of compiled plain loops: what a fresh virtual machine needs to compile the others. */
    private static final double SMALL_WORK = 5e8;

    /** Returns kernels by the amount of work. */
    public static IntegralSettings standard() {
        return new IntegralSettings(Kernels.BY_WORK);
    }

    /** Returns the kernels for some multiplications. */
    QuartetKernels kernels(double work) {
        boolean vector = kernels == Kernels.VECTOR || (kernels == Kernels.BY_WORK && work > SMALL_WORK);
        return vector && Simd.available() && VectorKernels.supported() ? new VectorKernels() : new ScalarKernels();
    }
}
