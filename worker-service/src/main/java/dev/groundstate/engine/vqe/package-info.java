/**
 * The variational quantum eigensolver: the energy of a parametrised state, minimised step by step. Simulated exactly, in the
 * space of all determinants with the right number of electrons of each spin or on all amplitudes of the qubits, and measured
 * by shots where they are asked for.
 */
@NullMarked
package dev.groundstate.engine.vqe;

import org.jspecify.annotations.NullMarked;
