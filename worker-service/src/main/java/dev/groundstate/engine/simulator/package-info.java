/**
 * All 2ⁿ amplitudes of n qubits: circuits run on them, energies and gradients of circuits, samples.
 *
 * <p>Bit q of the index of an amplitude is qubit q. Real and imaginary parts stand in arrays of their own.
 */
@NullMarked
package dev.groundstate.engine.simulator;

import org.jspecify.annotations.NullMarked;
