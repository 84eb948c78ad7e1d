package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.ExcitationPairs;

/**
 * The pairs of strings that an excitation connects, by the block of their sources: positions within blocks, the pairs of
 * positive sign first, so that a kernel needs no sign of its own.
 *
 * @param source positions in the block of the source, for each such block
 * @param target positions in the block of the target
 * @param positive how many pairs of each block have a positive sign
 */
record BlockPairs(int[][] source, int[][] target, int[] positive) {

    static BlockPairs of(ExcitationPairs pairs, StringBlocks blocks) {
        int[] sizes = new int[blocks.count()];
        int[] positive = new int[blocks.count()];
        for (int k = 0; k < pairs.count(); k++) {
            int b = blocks.block(pairs.source()[k]);
            sizes[b]++;
            if (pairs.sign()[k] > 0) {
                positive[b]++;
            }
        }
        int[][] source = new int[blocks.count()][];
        int[][] target = new int[blocks.count()][];
        int[] nextPositive = new int[blocks.count()];
        int[] nextNegative = positive.clone();
        for (int b = 0; b < sizes.length; b++) {
            source[b] = new int[sizes[b]];
            target[b] = new int[sizes[b]];
        }
        for (int k = 0; k < pairs.count(); k++) {
            int b = blocks.block(pairs.source()[k]);
            int next = pairs.sign()[k] > 0 ? nextPositive[b]++ : nextNegative[b]++;
            source[b][next] = blocks.position(pairs.source()[k]);
            target[b][next] = blocks.position(pairs.target()[k]);
        }
        return new BlockPairs(source, target, positive);
    }

    /** Returns the number of pairs whose sources are in a block. */
    int count(int block) {
        return source[block].length;
    }
}
