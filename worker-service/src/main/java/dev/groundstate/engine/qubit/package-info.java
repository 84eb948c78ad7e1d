/**
 * Fermions as qubits: encodings of occupations in bits, sums of Pauli strings, and which of them are measured together.
 *
 * <p>Bit q of a basis state is qubit q. Mode p is the alpha spin orbital of spatial orbital p, mode n + p its beta one.
 */
@NullMarked
package dev.groundstate.engine.qubit;

import org.jspecify.annotations.NullMarked;
