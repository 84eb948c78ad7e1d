package dev.groundstate.engine.simulator;

import java.util.Comparator;
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

    /** Returns the positions of the bitstrings measured most often, by falling count, then by rising bitstring. */
    public int[] mostFrequent(int most) {
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer k) -> -counts[k]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
