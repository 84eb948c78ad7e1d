package dev.groundstate.engine.integral;

/**
 * A real symmetric one-electron operator h_pq over {@code size} functions.
 *
 * <p>Row-major, h_pq at {@code p * size + q}. Immutable by convention: the array is not copied.
 *
 * @param size number of functions
 * @param values {@code size * size} entries
 */
public record OneElectronIntegrals(int size, double[] values) {

    /** Refuses an array of the wrong length. */
    public OneElectronIntegrals {
        if (values.length != size * size) {
            throw new IllegalArgumentException("expected " + size * size + " one-electron integrals for " + size
                    + " functions, got " + values.length);
        }
    }

    /** Returns h_pq. */
    public double get(int p, int q) {
        return values[p * size + q];
    }
}
