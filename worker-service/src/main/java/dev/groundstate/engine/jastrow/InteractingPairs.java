package dev.groundstate.engine.jastrow;

/**
 * The pairs of orbitals p ≤ q whose electrons interact in a Jastrow factor, in the order of their parameters: those of equal
 * spin, then those of different spin. Arrays are not copied.
 *
 * @param sameSpin pairs (p, q)
 * @param oppositeSpin pairs (p, q)
 */
public record InteractingPairs(int[][] sameSpin, int[][] oppositeSpin) {

    /** Returns every pair, each spin alike. */
    public static InteractingPairs all(int orbitals) {
        int[][] pairs = new int[orbitals * (orbitals + 1) / 2][];
        int next = 0;
        for (int p = 0; p < orbitals; p++) {
            for (int q = p; q < orbitals; q++) {
                pairs[next++] = new int[] {p, q};
            }
        }
        return new InteractingPairs(pairs, pairs);
    }

    /**
     * Returns neighbours for equal spins and the same orbital for different ones: what qubits on a square lattice can do without
     * swaps.
     */
    public static InteractingPairs nearestNeighbours(int orbitals) {
        int[][] neighbours = new int[Math.max(0, orbitals - 1)][];
        for (int p = 0; p + 1 < orbitals; p++) {
            neighbours[p] = new int[] {p, p + 1};
        }
        int[][] same = new int[orbitals][];
        for (int p = 0; p < orbitals; p++) {
            same[p] = new int[] {p, p};
        }
        return new InteractingPairs(neighbours, same);
    }

    /** Returns the number of pairs of both kinds. */
    public int count() {
        return sameSpin.length + oppositeSpin.length;
    }
}
