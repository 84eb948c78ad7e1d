/**
 * Molecules before they are computed: a SMILES becomes atoms in space, once, when an experiment is created, so that
 * workers see only atoms. Lengths are in ångström. The coordinates of a SMILES are the same bits in every process.
 */
@NullMarked
package dev.groundstate.api.molecule;

import org.jspecify.annotations.NullMarked;
