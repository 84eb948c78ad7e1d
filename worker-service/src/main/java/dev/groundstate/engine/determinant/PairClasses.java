package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.OrbitalParities;
import java.util.Arrays;

/**
 * The pairs of different orbitals p &gt; q, sorted by what moving an electron between them does to a symmetry label: an
 * integral (pq|rs) is zero unless pq and rs are of one class. Immutable.
 */
final class PairClasses {

    private final long[] labels;
    private final int[] classOf;
    private final int[] placeOf;
    private final int[] sizes;

    PairClasses(OrbitalParities parities, int orbitals, boolean labelled) {
        int pairs = SingleReplacements.pairs(orbitals);
        long[] all = new long[pairs];
        for (int p = 1; p < orbitals && labelled; p++) {
            for (int q = 0; q < p; q++) {
                all[SingleReplacements.pair(p, q)] = parities.orbital(p) ^ parities.orbital(q);
            }
        }
        this.labels = Arrays.stream(all).distinct().sorted().toArray();
        this.classOf = new int[pairs];
        this.placeOf = new int[pairs];
        this.sizes = new int[labels.length];
        for (int pair = 0; pair < pairs; pair++) {
            classOf[pair] = Arrays.binarySearch(labels, all[pair]);
            placeOf[pair] = sizes[classOf[pair]]++;
        }
    }

    /** Returns the number of classes. */
    int count() {
        return labels.length;
    }

    /** Returns the class of a label, or −1 when no pair has it. */
    int withLabel(long label) {
        return Math.max(-1, Arrays.binarySearch(labels, label));
    }

    /** Returns the class of a pair. */
    int of(int pair) {
        return classOf[pair];
    }

    /** Returns the place of a pair within its class. */
    int place(int pair) {
        return placeOf[pair];
    }

    /** Returns the number of pairs of a class. */
    int size(int pairClass) {
        return sizes[pairClass];
    }
}
