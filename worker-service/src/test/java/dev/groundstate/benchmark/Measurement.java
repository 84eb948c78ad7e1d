package dev.groundstate.benchmark;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one side of a case came to, over all rounds.
 *
 * @param seconds median; NaN where it failed
 * @param first seconds of the very first time, compilation among them; 0 for a whole process
 * @param processorSeconds mean processor time of a repetition: what is left of the noise of other processes; 0 for a whole
 *     process
 * @param energy its energy
 * @param evaluations energies it took, 0 where they are not counted
 * @param peakBytes most resident memory of a process
 * @param repetitions that the median is of
 * @param versions of the packages it used
 * @param failure why there is no time, a sentence; null where there is one
 */
record Measurement(
        double seconds,
        double first,
        double processorSeconds,
        double energy,
        int evaluations,
        long peakBytes,
        int repetitions,
        Map<String, String> versions,
        @Nullable String failure) {

    /** Keeps the versions in the order of their names. */
    Measurement {
        versions = Map.copyOf(new TreeMap<>(versions));
    }

    /** Returns what stands for a side without a time. */
    static Measurement failed(String failure, long peakBytes) {
        return new Measurement(Double.NaN, 0, Double.NaN, Double.NaN, 0, peakBytes, 0, Map.of(), failure);
    }
}
