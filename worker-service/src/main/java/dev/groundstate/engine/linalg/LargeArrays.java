package dev.groundstate.engine.linalg;

import dev.groundstate.engine.run.AbandonableWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/** Arrays whose zeros take so long that the caller's control is to be asked meanwhile. */
public final class LargeArrays {

    /** Bytes that take some 10 ms to clear for the first time. */
    private static final long LARGE = 1L << 25;

    /** Numbers cleared at once. */
    private static final int STRETCH = 1 << 16;

    private LargeArrays() {}

    /**
     * Returns zeros.
     *
     * @throws dev.groundstate.engine.run.RunStoppedException when the control says so
     */
    public static double[] doubles(int length, RunControl control) {
        return 8L * length < LARGE ? new double[length] : AbandonableWork.run(control, () -> new double[length]);
    }

    /**
     * Returns zeros.
     *
     * @throws dev.groundstate.engine.run.RunStoppedException when the control says so
     */
    public static int[] ints(int length, RunControl control) {
        return 4L * length < LARGE ? new int[length] : AbandonableWork.run(control, () -> new int[length]);
    }

    /** Sets a stretch of an array to zero. */
    public static void clear(double[] array, int from, int to, WorkCounter work) {
        for (int start = from; start < to; start += STRETCH) {
            int end = Math.min(to, start + STRETCH);
            Arrays.fill(array, start, end, 0);
            work.add(end - start);
        }
    }
}
