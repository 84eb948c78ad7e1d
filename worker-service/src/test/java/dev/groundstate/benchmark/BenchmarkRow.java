package dev.groundstate.benchmark;

/**
 * A row of the benchmark: cases that are timed in the same way.
 *
 * @param id short
 * @param heading of its table
 * @param timed what is timed, a sentence
 */
record BenchmarkRow(String id, String heading, String timed) {}
