package dev.groundstate.benchmark;

/**
 * What a piece of work came to.
 *
 * @param energy hartree; an expectation value where there is no molecule
 * @param evaluations energies that it took, 0 where they are not counted
 */
record Answer(double energy, int evaluations) {}
