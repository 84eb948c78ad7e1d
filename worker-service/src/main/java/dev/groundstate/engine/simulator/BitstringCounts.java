package dev.groundstate.engine.simulator;

import java.util.stream.IntStream;

/**
 * How often each basis state was measured.
 *
 * @param bitstrings measured at least once, rising; bit q is qubit q
 * @param counts of each
 */
public record BitstringCounts(int[] bitstrings, int[] counts) {

    /** Returns the number of measurements. */
    public long shots() {
        return IntStream.of(counts).asLongStream().sum();
    }
}
