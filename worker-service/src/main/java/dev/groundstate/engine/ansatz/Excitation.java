package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.determinant.ExcitationPairs;

/**
 * A product of E_pq of one spin that takes electrons out of the reference, and the pairs of strings it connects.
 *
 * @param from occupied orbitals, rising
 * @param to empty orbitals, rising, as many
 * @param pairs the strings connected
 */
record Excitation(int[] from, int[] to, ExcitationPairs pairs) {}
