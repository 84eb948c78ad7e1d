package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.OrbitalParities;
import dev.groundstate.engine.linalg.DenseRows;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The strings of one spin in runs of one symmetry label, so that what vanishes by symmetry vanishes in whole blocks.
 *
 * <p>Within a run strings keep their order. Without symmetry there is one run of all strings. Immutable.
 */
final class LabelledStrings {

    /** Bits of a mask of runs. */
    private static final int MOST_RUNS = 64;

    private final OccupationStrings strings;
    private final int[] order;
    private final int[] runOf;
    private final int[] placeOf;
    private final long[] labels;
    private final int[] starts;

    /**
     * Strings next to one another in a run.
     *
     * @param first place of the first
     * @param length number of strings
     * @param run their run
     */
    record Block(int first, int length, int run) {}

    private LabelledStrings(OccupationStrings strings, long[] all) {
        this.strings = strings;
        this.labels = Arrays.stream(all).distinct().sorted().toArray();
        this.runOf = new int[all.length];
        this.starts = new int[labels.length + 1];
        for (int i = 0; i < all.length; i++) {
            runOf[i] = Arrays.binarySearch(labels, all[i]);
            starts[runOf[i] + 1]++;
        }
        for (int run = 0; run < labels.length; run++) {
            starts[run + 1] += starts[run];
        }
        this.order = new int[all.length];
        this.placeOf = new int[all.length];
        int[] next = starts.clone();
        for (int i = 0; i < all.length; i++) {
            placeOf[i] = next[runOf[i]]++;
            order[placeOf[i]] = i;
        }
    }

    /** Returns the strings by their labels; empty when they have too many. */
    static Optional<LabelledStrings> of(OccupationStrings strings, OrbitalParities parities, WorkCounter work) {
        long[] all = new long[strings.count()];
        for (int i = 0; i < all.length; i++) {
            all[i] = parities.string(strings.bits(i));
            work.add(strings.electrons() + 20L);
        }
        LabelledStrings labelled = new LabelledStrings(strings, all);
        return labelled.labels.length <= MOST_RUNS ? Optional.of(labelled) : Optional.empty();
    }

    /** Returns the strings as one run. */
    static LabelledStrings unlabelled(OccupationStrings strings) {
        return new LabelledStrings(strings, new long[strings.count()]);
    }

    /** Returns the bytes of the tables of a string. */
    static long stringBytes() {
        return 28;
    }

    /** Returns the strings. */
    OccupationStrings strings() {
        return strings;
    }

    /** Returns the number of runs. */
    int runs() {
        return labels.length;
    }

    /** Returns the label of a run. */
    long label(int run) {
        return labels[run];
    }

    /** Returns the run of a string. */
    int runOf(int string) {
        return runOf[string];
    }

    /** Returns the place of a string. */
    int placeOf(int string) {
        return placeOf[string];
    }

    /** Returns the string at a place. */
    int at(int place) {
        return order[place];
    }

    /** Cuts the runs into blocks of at most some width, by run. */
    List<Block> blocks(int width) {
        List<Block> blocks = new ArrayList<>();
        for (int run = 0; run < labels.length; run++) {
            for (int first = starts[run]; first < starts[run + 1]; first += width) {
                blocks.add(new Block(first, Math.min(width, starts[run + 1] - first), run));
            }
        }
        return List.copyOf(blocks);
    }

    /** Returns in which runs of each row there is anything but zeros, a bit a run. */
    long[] occupiedRuns(double[][] rows, WorkCounter work) {
        long[] masks = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            long mask = 0;
            for (int j = 0; j < row.length; j++) {
                if (row[j] != 0) {
                    mask |= 1L << runOf[j];
                }
            }
            masks[i] = mask;
            work.add(row.length);
        }
        return masks;
    }

    /** Copies the elements of a row that belong to the strings from a place on. */
    void gather(double[] row, int place, int length, double[] to, int offset) {
        if (labels.length == 1) {
            System.arraycopy(row, place, to, offset, length);
        } else {
            for (int j = 0; j < length; j++) {
                to[offset + j] = row[order[place + j]];
            }
        }
    }

    /** Adds to the elements of a row that belong to the strings from a place on. */
    void scatter(double[] from, int offset, int place, int length, double[] row) {
        if (labels.length == 1) {
            DenseRows.addScaled(row, place, 1, from, offset, length);
        } else {
            for (int j = 0; j < length; j++) {
                row[order[place + j]] += from[offset + j];
            }
        }
    }
}
