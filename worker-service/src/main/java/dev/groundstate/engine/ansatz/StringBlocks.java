package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.OccupationStrings;
import dev.groundstate.engine.hamiltonian.OrbitalParities;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;

/**
 * The strings of one spin sorted by their label, so that work on a state of one symmetry passes over what is zero.
 *
 * <p>Blocks come by rising label, the strings of a block by rising index. Immutable.
 */
final class StringBlocks {

    private final long[] labels;
    private final int[][] members;
    private final int[] block;
    private final int[] position;

    StringBlocks(OccupationStrings strings, OrbitalParities parities, WorkCounter work) {
        long[] ofString = new long[strings.count()];
        for (int index = 0; index < ofString.length; index++) {
            ofString[index] = parities.string(strings.bits(index));
            work.add(4L * strings.electrons());
        }
        this.labels = Arrays.stream(ofString).sorted().distinct().toArray();
        this.block = new int[ofString.length];
        this.position = new int[ofString.length];
        int[] sizes = new int[labels.length];
        for (int index = 0; index < ofString.length; index++) {
            block[index] = Arrays.binarySearch(labels, ofString[index]);
            position[index] = sizes[block[index]]++;
            work.add(20);
        }
        this.members = new int[labels.length][];
        for (int b = 0; b < labels.length; b++) {
            members[b] = new int[sizes[b]];
        }
        for (int index = 0; index < ofString.length; index++) {
            members[block[index]][position[index]] = index;
        }
    }

    /** Returns the number of blocks. */
    int count() {
        return labels.length;
    }

    /** Returns the label of a block. */
    long label(int b) {
        return labels[b];
    }

    /** Returns the block of a label, negative when no string has it. */
    int find(long label) {
        return Arrays.binarySearch(labels, label);
    }

    /** Returns the indices of the strings of a block; not to be changed. */
    int[] members(int b) {
        return members[b];
    }

    /** Returns the block a string is in. */
    int block(int string) {
        return block[string];
    }

    /** Returns where in its block a string stands. */
    int position(int string) {
        return position[string];
    }
}
