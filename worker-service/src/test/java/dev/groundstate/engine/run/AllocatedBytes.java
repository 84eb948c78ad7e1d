package dev.groundstate.engine.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what a thread allocates. */
public final class AllocatedBytes {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /**
     * Returns the fewest bytes that one of several equal calls allocates on this thread: that of a call for which everything
     * is compiled, as vectors are objects until then.
     */
    public static long fewest(int calls, long enough, Runnable call) {
        long fewest = Long.MAX_VALUE;
        for (int k = 0; k < calls && fewest > enough; k++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            call.run();
            fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return fewest;
    }
}
