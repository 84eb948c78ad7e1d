package dev.groundstate.engine.simulator;

import dev.groundstate.engine.run.AbandonableWork;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Measures all qubits of a state many times.
 *
 * <p>Sorted uniform numbers meet the cumulative probabilities in one pass; the same seed gives the same bitstrings.
 */
public final class Sampler {

    /** Numbers that take longer than a few milliseconds to sort. */
    private static final int MANY_SHOTS = 50_000;

    private Sampler() {}

    /**
     * Returns what some measurements give.
     *
     * @param state normalised but for rounding, not changed
     */
    public static BitstringCounts sample(StateVector state, int shots, long seed, RunControl control) {
        if (shots < 0) {
            throw new IllegalArgumentException("expected shots from 0, got " + shots);
        }
        WorkCounter work = new WorkCounter(control);
        double[] uniforms = uniforms(shots, seed, control);
        int[] bitstrings = new int[Math.min(shots, state.length())];
        int[] counts = new int[bitstrings.length];
        int distinct = 0;
        int next = 0;
        double norm = norm(state, work);
        double cumulative = 0;
        int last = 0;
        for (int b = 0; b < state.length() && next < shots; b++) {
            double probability = state.probability(b) / norm;
            cumulative += probability;
            int first = next;
            while (next < shots && uniforms[next] < cumulative) {
                next++;
            }
            if (next > first) {
                bitstrings[distinct] = b;
                counts[distinct++] = next - first;
            }
            last = probability > 0 ? b : last;
            work.add(4);
        }
        if (next < shots) {
            distinct = addRest(bitstrings, counts, distinct, last, shots - next);
        }
        return new BitstringCounts(Arrays.copyOf(bitstrings, distinct), Arrays.copyOf(counts, distinct));
    }

    private static double[] uniforms(int shots, long seed, RunControl control) {
        return shots < MANY_SHOTS ? uniforms(shots, seed) : AbandonableWork.run(control, () -> uniforms(shots, seed));
    }

    private static double[] uniforms(int shots, long seed) {
        double[] uniforms = new SplittableRandom(seed).doubles(shots).toArray();
        Arrays.sort(uniforms);
        return uniforms;
    }

    /** Gives to the last possible state what rounding of the sum left over. */
    private static int addRest(int[] bitstrings, int[] counts, int distinct, int last, int rest) {
        if (distinct > 0 && bitstrings[distinct - 1] == last) {
            counts[distinct - 1] += rest;
            return distinct;
        }
        bitstrings[distinct] = last;
        counts[distinct] = rest;
        return distinct + 1;
    }

    private static double norm(StateVector state, WorkCounter work) {
        double norm = 0;
        for (int b = 0; b < state.length(); b++) {
            norm += state.probability(b);
            work.add(2);
        }
        return norm;
    }
}
