package dev.groundstate.engine.determinant;

/**
 * The occupied orbitals of the electrons of one spin.
 *
 * @param bits bit p is set when spatial orbital p is occupied
 */
public record OccupationString(long bits) {

    /** Returns whether an orbital is occupied. */
    public static boolean occupied(long bits, int p) {
        return ((bits >>> p) & 1) != 0;
    }

    /** Returns whether E_pq, which moves an electron from q to p, leaves anything of a string. */
    public static boolean allows(long bits, int p, int q) {
        return occupied(bits, q) && (p == q || !occupied(bits, p));
    }

    /** Returns the string with an electron moved from q to p. */
    public static long moved(long bits, int p, int q) {
        return (bits & ~(1L << q)) | (1L << p);
    }

    /** Returns the sign of E_pq: −1 to the number of occupied orbitals strictly between p and q. */
    public static int sign(long bits, int p, int q) {
        int low = Math.min(p, q);
        int high = Math.max(p, q);
        long between = ((1L << high) - 1) & ~((2L << low) - 1);
        return (Long.bitCount(bits & between) & 1) == 0 ? 1 : -1;
    }
}
