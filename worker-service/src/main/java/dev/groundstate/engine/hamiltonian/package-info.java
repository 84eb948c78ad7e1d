/**
 * The electronic Hamiltonian over the orbitals of an active space, and which orbitals these are; hartree. Everything
 * that finds an energy starts from an {@code ActiveSpaceHamiltonian} and knows nothing of basis functions.
 */
@NullMarked
package dev.groundstate.engine.hamiltonian;

import org.jspecify.annotations.NullMarked;
