package dev.groundstate.engine.optimizer;

/**
 * Random bits as a function of a key and a counter, so that a stream goes on after a checkpoint where it stood.
 *
 * <p>The generator SplitMix64, of which the counter is the state divided by its increment. After G. L. Steele, D. Lea
 * and C. H. Flood, OOPSLA (2014).
 */
public final class CounterRandom {

    private static final long INCREMENT = 0x9E3779B97F4A7C15L;

    private CounterRandom() {}

    /** Returns 64 bits. */
    public static long bits(long key, long counter) {
        return mix(mix(key) + (counter + 1) * INCREMENT);
    }

    /** Returns a value of which every bit depends on all bits. */
    static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Returns the counter after {@link #signs}. */
    static long after(long counter, int count) {
        return counter + (count + 63) / 64;
    }

    /** Returns numbers that are 1 or −1 with equal probability. */
    static double[] signs(long key, long counter, int count) {
        double[] signs = new double[count];
        long bits = 0;
        for (int k = 0; k < count; k++) {
            bits = k % 64 == 0 ? bits(key, counter + k / 64) : bits >>> 1;
            signs[k] = (bits & 1) == 0 ? 1 : -1;
        }
        return signs;
    }
}
