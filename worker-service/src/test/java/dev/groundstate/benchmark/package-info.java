/**
 * Measures the engine beside other programs on the same machine: {@code ./groundstate bench}. Ratios count, and every
 * time stands beside the error of its energy.
 */
package dev.groundstate.benchmark;
