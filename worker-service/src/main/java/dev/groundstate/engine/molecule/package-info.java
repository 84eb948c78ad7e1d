/** Nuclei, charge and multiplicity; lengths in bohr. */
@NullMarked
package dev.groundstate.engine.molecule;

import org.jspecify.annotations.NullMarked;
