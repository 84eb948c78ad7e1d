/** Self-consistent field: orbitals and their energies; hartree. */
@NullMarked
package dev.groundstate.engine.scf;

import org.jspecify.annotations.NullMarked;
