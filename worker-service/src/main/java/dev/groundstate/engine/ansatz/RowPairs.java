package dev.groundstate.engine.ansatz;

/**
 * The pairs of rows of a state that a←i connects, with sources of one label.
 *
 * @param pairs of strings
 * @param block of the sources
 * @param sources strings of that block
 * @param targets strings of the block of the targets
 */
record RowPairs(BlockPairs pairs, int block, int[] sources, int[] targets) {

    int count() {
        return pairs.count(block);
    }

    int source(int pair) {
        return sources[pairs.source()[block][pair]];
    }

    int target(int pair) {
        return targets[pairs.target()[block][pair]];
    }

    double sign(int pair) {
        return pair < pairs.positive()[block] ? 1 : -1;
    }
}
