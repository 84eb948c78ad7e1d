package dev.groundstate.engine.linalg;

/**
 * Whether kernels may use vectors of the processor: whether this Java machine was started with {@code --add-modules
 * jdk.incubator.vector}.
 *
 * <p>Every kernel written with vectors has a plain twin with the same results to rounding; without the module that twin
 * runs. A class that uses vectors is only to be touched behind this question.
 */
public final class Simd {

    private static final boolean AVAILABLE =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private Simd() {}

    /** Returns whether the vector module is there. */
    public static boolean available() {
        return AVAILABLE;
    }
}
