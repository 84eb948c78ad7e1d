package dev.groundstate.engine.determinant;

import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.run.WorkCounter;

/**
 * What completes each string K of two electrons less, or of one less where there is but one.
 *
 * <p>a†_p a†_r |K⟩ = sign |target⟩ for each pair p &gt; r that K leaves empty, as many for each K, one K after another; for
 * one electron a†_p |⟩ for each p. Immutable.
 */
final class Completions {

    private final int each;
    private final int[] targets;
    private final int[] codes;

    Completions(OccupationStrings strings, WorkCounter work) {
        int n = strings.spatialOrbitals();
        int electrons = strings.electrons();
        this.each = each(n, electrons);
        long reduced = electrons < 2 ? 1 : SpaceSize.strings(n, electrons - 2);
        this.targets = LargeArrays.ints(Math.toIntExact(Math.multiplyExact(reduced, (long) each)), work.control());
        this.codes = LargeArrays.ints(targets.length, work.control());
        if (electrons == 1) {
            for (int p = 0; p < n; p++) {
                targets[p] = p;
                codes[p] = p << 1;
            }
        } else if (electrons > 1) {
            complete(strings, new OccupationStrings(n, electrons - 2), work);
        }
    }

    private void complete(OccupationStrings strings, OccupationStrings reduced, WorkCounter work) {
        int next = 0;
        for (int index = 0; index < reduced.count(); index++) {
            long bits = reduced.bits(index);
            for (int p = 1; p < strings.spatialOrbitals(); p++) {
                for (int r = 0; r < p; r++) {
                    long pair = 1L << p | 1L << r;
                    if ((bits & pair) == 0) {
                        long between = bits & ((1L << p) - 1) & -(1L << r);
                        targets[next] = strings.index(bits | pair);
                        codes[next] = SingleReplacements.pair(p, r) << 1 | (Long.bitCount(between) & 1);
                        next++;
                    }
                }
            }
            work.add((long) each * (4 + strings.electrons()));
        }
    }

    /** Returns how many complete each string. */
    static int each(int spatialOrbitals, int electrons) {
        return switch (electrons) {
            case 0 -> 0;
            case 1 -> spatialOrbitals;
            default -> SingleReplacements.pairs(spatialOrbitals - electrons + 2);
        };
    }

    /** Returns the bytes of the table, for strings that are not there yet. */
    static long bytes(int spatialOrbitals, int electrons) {
        long reduced = electrons < 2 ? 1 : SpaceSize.strings(spatialOrbitals, electrons - 2);
        return Math.multiplyExact(reduced, 8L * each(spatialOrbitals, electrons));
    }

    /** Returns how many complete each string. */
    int each() {
        return each;
    }

    /** Returns the number of all completions. */
    int count() {
        return targets.length;
    }

    /** Returns the whole string. */
    int target(int index) {
        return targets[index];
    }

    /** Returns the pair pr as {@link SingleReplacements#pair} counts it, or the orbital p of one electron. */
    int orbitals(int index) {
        return codes[index] >> 1;
    }

    /** Returns the sign. */
    double sign(int index) {
        return 1 - 2 * (codes[index] & 1);
    }
}
