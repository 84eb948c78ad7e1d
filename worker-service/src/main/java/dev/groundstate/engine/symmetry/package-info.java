/** Point groups of molecules and what orbitals do under their operations; bohr. */
@NullMarked
package dev.groundstate.engine.symmetry;

import org.jspecify.annotations.NullMarked;
