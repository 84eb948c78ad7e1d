/**
 * Determinants as products of an alpha and a beta occupation string, vectors over them, and the Hamiltonian acting on
 * such vectors. Bit p of a string is spatial orbital p. The operators E_pq conserve the number of electrons of each
 * spin; their sign is the parity of the occupied orbitals strictly between p and q of that spin, so strings of
 * different spin never exchange signs. Energies are electronic: the core energy is added by who reports them.
 */
@NullMarked
package dev.groundstate.engine.determinant;

import org.jspecify.annotations.NullMarked;
