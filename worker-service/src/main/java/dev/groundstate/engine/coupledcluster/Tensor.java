package dev.groundstate.engine.coupledcluster;

import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.run.RunControl;

/**
 * Numbers with up to four indices, the last of which runs fastest.
 *
 * @param shape how many values each index has
 * @param values as many as the product of {@code shape}; not copied
 */
record Tensor(int[] shape, double[] values) {

    /** Returns zeros. */
    static Tensor zeros(RunControl control, int... shape) {
        long length = 1;
        for (int size : shape) {
            length = Math.multiplyExact(length, size);
        }
        return new Tensor(shape, LargeArrays.doubles(Math.toIntExact(length), control));
    }
}
