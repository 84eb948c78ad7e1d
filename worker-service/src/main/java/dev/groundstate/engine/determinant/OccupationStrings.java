package dev.groundstate.engine.determinant;

/**
 * All occupation strings of a number of electrons in a number of orbitals, by rising value of their bits.
 *
 * <p>The rank of a string with occupied orbitals p₁ &lt; p₂ &lt; … is Σ_k C(p_k, k). Immutable.
 */
public final class OccupationStrings {

    private final int spatialOrbitals;
    private final int electrons;
    private final long[] strings;
    private final int[][] binomials;

    /** Lists the strings. */
    public OccupationStrings(int spatialOrbitals, int electrons) {
        this.spatialOrbitals = spatialOrbitals;
        this.electrons = electrons;
        this.strings = new long[Math.toIntExact(SpaceSize.strings(spatialOrbitals, electrons))];
        this.binomials = binomials(spatialOrbitals, electrons);
        long string = (1L << electrons) - 1;
        for (int index = 0; index < strings.length; index++) {
            strings[index] = string;
            string = next(string);
        }
    }

    /** Pascal's triangle. A rank fits an int, so do its terms; larger entries may wrap, as no rank contains them. */
    private static int[][] binomials(int rows, int columns) {
        int[][] binomials = new int[rows + 1][columns + 1];
        binomials[0][0] = 1;
        for (int p = 1; p <= rows; p++) {
            binomials[p][0] = 1;
            for (int k = 1; k <= columns; k++) {
                binomials[p][k] = binomials[p - 1][k - 1] + binomials[p - 1][k];
            }
        }
        return binomials;
    }

    /** Returns the next larger number with as many bits set. */
    private static long next(long string) {
        if (string == 0) {
            return 0;
        }
        long lowest = string & -string;
        long carried = string + lowest;
        return carried | ((string ^ carried) >>> (2 + Long.numberOfTrailingZeros(string)));
    }

    /** Returns the number of spatial orbitals. */
    public int spatialOrbitals() {
        return spatialOrbitals;
    }

    /** Returns the number of electrons of each string. */
    public int electrons() {
        return electrons;
    }

    /** Returns the number of strings. */
    public int count() {
        return strings.length;
    }

    /** Returns the bits of a string. */
    public long bits(int index) {
        return strings[index];
    }

    /** Returns where a string with the right number of electrons stands. */
    public int index(long bits) {
        int rank = 0;
        int k = 0;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            rank += binomials[Long.numberOfTrailingZeros(rest)][++k];
        }
        return rank;
    }
}
