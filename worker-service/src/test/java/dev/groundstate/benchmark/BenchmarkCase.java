package dev.groundstate.benchmark;

import java.util.List;

/**
 * A line or more of the table: one task, done by the engine and by its peers.
 *
 * @param row it belongs to
 * @param title as the table shows it
 * @param task of both sides
 * @param peers in the order of the table
 * @param reference energy that errors are taken from; NaN where there is none
 * @param limitSeconds for each process of a peer; 0 for what the options say
 */
record BenchmarkCase(String row, String title, Task task, List<Peer> peers, double reference, int limitSeconds) {

    /** Returns whether a whole process is timed, from its start to its end. */
    boolean cold() {
        return task.text("work").equals("cold");
    }

    /** Returns whether the energies of both sides are to agree: not so where the states differ. */
    boolean hasReference() {
        return !Double.isNaN(reference);
    }
}
