package dev.groundstate.engine.integral;

/**
 * Two-electron repulsion integrals (pq|rs) in chemists' notation over {@code size} real functions.
 *
 * <p>Eight-fold packed: with pq = p(p+1)/2 + q for p ≥ q, the integral stands at pq(pq+1)/2 + rs for pq ≥ rs. Immutable by
 * convention: the array is not copied.
 *
 * @param size number of functions
 * @param packed m(m+1)/2 entries, m = size(size+1)/2
 */
public record TwoElectronIntegrals(int size, double[] packed) {

    /** Refuses an array of the wrong length. */
    public TwoElectronIntegrals {
        if (packed.length != packedLength(size)) {
            throw new IllegalArgumentException("expected " + packedLength(size) + " two-electron integrals for " + size
                    + " functions, got " + packed.length);
        }
    }

    /**
     * Returns the number of distinct integrals over {@code size} functions.
     *
     * @throws ArithmeticException when they do not fit into one array
     */
    public static int packedLength(int size) {
        long pairs = (long) size * (size + 1) / 2;
        return Math.toIntExact(pairs * (pairs + 1) / 2);
    }

    /** Returns the index of the unordered pair of two functions. */
    public static int pair(int p, int q) {
        return p >= q ? p * (p + 1) / 2 + q : q * (q + 1) / 2 + p;
    }

    /** Returns (pq|rs). */
    public double get(int p, int q, int r, int s) {
        return packed[pair(pair(p, q), pair(r, s))];
    }
}
