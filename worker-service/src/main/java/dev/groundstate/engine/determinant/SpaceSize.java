package dev.groundstate.engine.determinant;

/**
 * How large a determinant space is.
 *
 * @param alphaStrings number of alpha strings
 * @param betaStrings number of beta strings
 */
public record SpaceSize(long alphaStrings, long betaStrings) {

    /**
     * Returns the size of the space of some electrons in some orbitals.
     *
     * @throws ArithmeticException when there are more strings than a {@code long} counts
     */
    public static SpaceSize of(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        return new SpaceSize(strings(spatialOrbitals, alphaElectrons), strings(spatialOrbitals, betaElectrons));
    }

    /** Returns the number of determinants, exactly or as an {@link ArithmeticException}. */
    public long determinants() {
        return Math.multiplyExact(alphaStrings, betaStrings);
    }

    /** Returns the bytes of one vector: its coefficients, and the head and reference of each row. */
    public long vectorBytes() {
        return Math.multiplyExact(alphaStrings, Math.addExact(Math.multiplyExact(8, betaStrings), 24));
    }

    /** Returns the binomial coefficient: ways to put electrons of one spin into orbitals. */
    static long strings(int spatialOrbitals, int electrons) {
        int few = Math.min(electrons, spatialOrbitals - electrons);
        long ways = 1;
        for (int k = 1; k <= few; k++) {
            ways = Math.multiplyExact(ways, spatialOrbitals - few + k) / k;
        }
        return ways;
    }
}
