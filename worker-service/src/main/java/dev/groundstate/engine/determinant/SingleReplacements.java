package dev.groundstate.engine.determinant;

import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.run.WorkCounter;

/**
 * What one moved electron makes of each string of one spin.
 *
 * <p>E_pq and E_qp, p &gt; q, are summed, and the sum stands at {@link #pairOf}: at most one of them leaves anything of a
 * string. Each string has N(n − N) replacements, one after another. Immutable.
 */
final class SingleReplacements {

    private final int rowLength;
    private final int[] targets;
    private final int[] codes;

    SingleReplacements(OccupationStrings strings, WorkCounter work) {
        int n = strings.spatialOrbitals();
        this.rowLength = strings.electrons() * (n - strings.electrons());
        this.targets = LargeArrays.ints(Math.multiplyExact(strings.count(), rowLength), work.control());
        this.codes = LargeArrays.ints(targets.length, work.control());
        int next = 0;
        for (int index = 0; index < strings.count(); index++) {
            long bits = strings.bits(index);
            work.add((long) n * n + (long) rowLength * strings.electrons());
            for (int q = 0; q < n; q++) {
                for (int p = 0; p < n; p++) {
                    if (p != q && OccupationString.allows(bits, p, q)) {
                        targets[next] = strings.index(OccupationString.moved(bits, p, q));
                        int negative = OccupationString.sign(bits, p, q) < 0 ? 1 : 0;
                        codes[next] = (pair(p, q) << 1) | negative;
                        next++;
                    }
                }
            }
        }
    }

    /** Returns the bytes of the table of one string. */
    static long stringBytes(int spatialOrbitals, int electrons) {
        return 8L * electrons * (spatialOrbitals - electrons);
    }

    /** Returns the number of pairs of different orbitals. */
    static int pairs(int spatialOrbitals) {
        return spatialOrbitals * (spatialOrbitals - 1) / 2;
    }

    /** Returns where the unordered pair of two different orbitals stands. */
    static int pair(int p, int q) {
        return p > q ? p * (p - 1) / 2 + q : q * (q - 1) / 2 + p;
    }

    /** Returns the number of replacements of each string. */
    int rowLength() {
        return rowLength;
    }

    /** Returns the string a replacement leads to, and from which its reverse leads back with the same sign. */
    int target(int index, int k) {
        return targets[index * rowLength + k];
    }

    /** Returns the pair pq of a replacement. */
    int pairOf(int index, int k) {
        return codes[index * rowLength + k] >> 1;
    }

    /** Returns whether the sign of a replacement is negative. */
    boolean negative(int index, int k) {
        return (codes[index * rowLength + k] & 1) == 1;
    }
}
