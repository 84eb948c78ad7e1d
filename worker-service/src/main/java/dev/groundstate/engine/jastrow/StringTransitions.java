package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.determinant.OccupationString;
import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.run.WorkCounter;

/** What one-electron operators make of the strings of one spin. Immutable. */
final class StringTransitions {

    private final OccupationStrings strings;
    private final int[][] lower;
    private final int[][] upper;
    private final int[] source;
    private final int[] target;
    private final int[] element;
    private final boolean[] negative;

    StringTransitions(OccupationStrings strings, WorkCounter work) {
        int n = strings.spatialOrbitals();
        int electrons = strings.electrons();
        this.strings = strings;
        int pairs = neighbourPairs(n, electrons, strings.count());
        this.lower = new int[Math.max(0, n - 1)][pairs];
        this.upper = new int[lower.length][pairs];
        int[] filled = new int[lower.length];
        int transitions = Math.multiplyExact(strings.count(), electrons * (n - electrons));
        this.source = new int[transitions];
        this.target = new int[transitions];
        this.element = new int[transitions];
        this.negative = new boolean[transitions];
        int next = 0;
        for (int index = 0; index < strings.count(); index++) {
            long bits = strings.bits(index);
            for (int q = 0; q < n; q++) {
                for (int p = 0; p < n; p++) {
                    if (p != q && OccupationString.allows(bits, p, q)) {
                        int moved = strings.index(OccupationString.moved(bits, p, q));
                        source[next] = index;
                        target[next] = moved;
                        element[next] = p * n + q;
                        negative[next++] = OccupationString.sign(bits, p, q) < 0;
                        if (p == q + 1) {
                            lower[q][filled[q]] = index;
                            upper[q][filled[q]++] = moved;
                        }
                    }
                }
            }
            work.add((long) n * n * (2 + electrons));
        }
    }

    /** C(n − 2, N − 1) = C(n, N) N (n − N) / (n (n − 1)). */
    private static int neighbourPairs(int n, int electrons, long strings) {
        return n < 2 ? 0 : (int) (strings * electrons / n * (n - electrons) / (n - 1));
    }

    /** Returns the bytes of the tables. */
    static long bytes(int n, int electrons, long strings) {
        long moves = Math.multiplyExact(strings, (long) electrons * (n - electrons));
        return Math.addExact(Math.multiplyExact(13, moves), Math.multiplyExact(8L * n, strings));
    }

    OccupationStrings strings() {
        return strings;
    }

    /** Returns the strings where p is occupied and p + 1 is empty. */
    int[] lower(int p) {
        return lower[p];
    }

    /** Returns the same strings with the electron in p + 1; the sign of the move is positive. */
    int[] upper(int p) {
        return upper[p];
    }

    /** Returns how many moves of one electron to another orbital there are. */
    int count() {
        return source.length;
    }

    int source(int k) {
        return source[k];
    }

    int target(int k) {
        return target[k];
    }

    /** Returns p n + q of the operator E_pq of a move. */
    int element(int k) {
        return element[k];
    }

    boolean negative(int k) {
        return negative[k];
    }
}
