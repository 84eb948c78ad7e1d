package dev.groundstate.model.cost;

/** Numbers of orbitals, strings and bytes; what does not fit into a {@code long} is {@link Long#MAX_VALUE}. */
final class Counts {
    private Counts() {}

    /** Returns n (n + 1) / 2 for an n that is small. */
    static long pairs(long n) {
        return n * (n + 1) / 2;
    }

    /** Returns the binomial coefficient. */
    static long strings(int orbitals, int electrons) {
        int few = Math.min(electrons, orbitals - electrons);
        long ways = 1;
        for (int k = 1; k <= few; k++) {
            long product = times(ways, orbitals - few + k);
            if (product == Long.MAX_VALUE) {
                return product;
            }
            ways = product / k;
        }
        return ways;
    }

    /** Returns n (n + 1) / 2. */
    static long triangle(long n) {
        return n < 1 ? 0 : n % 2 == 0 ? times(n / 2, n + 1) : times(n, (n + 1) / 2);
    }

    static long times(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
