/** The molecule of an experiment: atoms in ångström, basis set, charge, multiplicity, active space. */
@NullMarked
package dev.groundstate.model.molecule;

import org.jspecify.annotations.NullMarked;
